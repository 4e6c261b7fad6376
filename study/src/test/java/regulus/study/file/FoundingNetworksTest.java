package regulus.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulus.learning.network.Shapes;
import regulus.study.StudySpec;
import regulus.study.Variant;

/**
 * The networks of the founding studies have the parameters that their reports print; what the
 * reports do not print was counted by Keras 3.15.1 ({@code count_params()}).
 */
class FoundingNetworksTest {
  private static StudySpec resource(String name) {
    String path = "/studies/" + name + ".yaml";
    try (InputStream in =
        Objects.requireNonNull(FoundingNetworksTest.class.getResourceAsStream(path))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return StudyFile.of(name + ".yaml", text, List.of()).study(Infos::describe);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StudySpec shipped(String name) {
    return StudyFile.read(Path.of("../studies", name + ".yaml"), List.of()).study(Infos::describe);
  }

  private static void hasParameters(Variant variant, long total, long trainable) {
    Shapes shapes = Shapes.of(variant.network());
    assertThat(shapes.parameters()).as(variant.name()).isEqualTo(total);
    assertThat(shapes.trainableParameters()).as(variant.name()).isEqualTo(trainable);
  }

  @ParameterizedTest
  @CsvSource({
    "memes, base, 1219, 1205",
    "memes, dropout-rate=0.55, 1219, 1205",
    "memes, norm-pool=max_pooling2d_1, 1223, 1207",
    "memes, norm-pool=max_pooling2d_3, 1219, 1205",
    "memes, penalty-l=0.0016, 1219, 1205",
    "memes, plain, 1191, 1191",
    "cifar10-architectures, a1, 48970, 48970",
    "cifar10-architectures, a1/l2, 48970, 48970",
    "cifar10-architectures, a1/dropout, 48970, 48970",
    "cifar10-architectures, a1/batch-norm, 53322, 51146",
    "cifar10-architectures, a2, 1442902, 1442902",
    "cifar10-architectures, a2/l2, 1442902, 1442902",
    "cifar10-architectures, a2/dropout, 1442902, 1442902",
    "cifar10-architectures, a2/batch-norm, 1443558, 1443230",
    "cifar10-architectures, a3, 1121430, 1121430",
    "cifar10-architectures, a3/l2, 1121430, 1121430",
    "cifar10-architectures, a3/dropout, 1121430, 1121430",
    "cifar10-architectures, a3/batch-norm, 1122086, 1121758",
    "cifar10-vgg, vgg, 435434, 435434",
    "cifar10-vgg, vgg/kernel-5, 944874, 944874",
    "cifar10-vgg, vgg/filters-times=x2, 1424906, 1424906",
    "cifar10-vgg, vgg/filters-times=x0.5, 154970, 154970",
    "cifar10-vgg, vgg/filters-times=x0.25, 68306, 68306",
    "cifar10-vgg, vgg/valid, 337130, 337130",
    "cifar10-vgg, vgg/dropout-rate=0.2, 435434, 435434",
    "cifar10-vgg, vgg/l1-l2, 435434, 435434",
    "cifar10-vgg, two-blocks, 83338, 83338",
    "cifar10-vgg, four-blocks, 1767178, 1767178",
    "mnist-mlp, base, 131818, 131818",
    "mnist-mlp, dropout, 131818, 131818",
    "mnist-mlp, l2-strength=1e-5, 131818, 131818",
  })
  void countsParameters(String study, String variant, long total, long trainable) {
    hasParameters(resource(study).variant(variant), total, trainable);
  }

  @ParameterizedTest
  @CsvSource({
    "base, 93322, 93322",
    "dropout, 93322, 93322",
    "l1, 93322, 93322",
    "l2, 93322, 93322",
    "batch-norm, 93450, 93386"
  })
  void countsParametersOfWhatIsShipped(String variant, long total, long trainable) {
    hasParameters(shipped("fashion-mnist").variant(variant), total, trainable);
    hasParameters(shipped("quickstart").variant(variant), total, trainable);
  }

  @Test
  void makesEveryVariantThatTheReportsCompare() {
    assertThat(resource("memes").variants()).hasSize(13);
    assertThat(resource("cifar10-architectures").variants()).hasSize(12);
    assertThat(resource("cifar10-vgg").variants()).hasSize(12);
    assertThat(resource("mnist-mlp").variants()).hasSize(6);
    assertThat(shipped("fashion-mnist").variants()).hasSize(5);
  }
}
