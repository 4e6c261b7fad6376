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
import regulus.learning.data.SplitSizes;
import regulus.learning.network.NetworkSpec;
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
    "base, 1219, 1205",
    "dropout-rate=0.55, 1219, 1205",
    "norm-pool=max_pooling2d_1, 1223, 1207",
    "norm-pool=max_pooling2d_3, 1219, 1205",
    "penalty-l=0.0016, 1219, 1205",
    "plain, 1191, 1191"
  })
  void countsParametersOfMemes(String variant, long total, long trainable) {
    hasParameters(resource("memes").variant(variant), total, trainable);
  }

  @ParameterizedTest
  @CsvSource({
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
    "cifar10-vgg, base, 435434, 435434",
    "cifar10-vgg, two-blocks, 83338, 83338",
    "cifar10-vgg, four-blocks, 1767178, 1767178",
    "cifar10-vgg, kernel-5, 944874, 944874",
    "cifar10-vgg, filters-times=2, 1424906, 1424906",
    "cifar10-vgg, filters-times=0.5, 154970, 154970",
    "cifar10-vgg, filters-times=0.25, 68306, 68306",
    "cifar10-vgg, valid, 337130, 337130",
    "cifar10-vgg, dropout-rate=0.2, 435434, 435434",
    "cifar10-vgg, l1-l2-small, 435434, 435434",
    "mnist-mlp, base, 131818, 131818",
    "mnist-mlp, dropout, 131818, 131818",
    "mnist-mlp, l2-strength=1e-5, 131818, 131818",
    "mnist-mlp, provided, 25450, 25450",
    "fashion-mnist, base, 93322, 93322",
    "fashion-mnist, dropout, 93322, 93322",
    "fashion-mnist, l1, 93322, 93322",
    "fashion-mnist, l2, 93322, 93322",
    "fashion-mnist, batch-norm, 93450, 93386",
    "quickstart, base, 93322, 93322",
    "quickstart, batch-norm, 93450, 93386"
  })
  void countsParameters(String study, String variant, long total, long trainable) {
    hasParameters(shipped(study).variant(variant), total, trainable);
  }

  /** 410,208 and 2,259,136 weights that others trained, and heads of ten classes. */
  @Test
  void putsHeadsOnNetworksOfOthers() {
    List<String> drawn =
        List.of(
            "base[2].mobilenet_v2.weights=none",
            "variants.wide-frozen[1].replace.with.mobilenet_v2.weights=none");
    StudySpec study =
        StudyFile.read(Path.of("../studies/cifar10-transfer.yaml"), drawn).study(Infos::describe);
    hasParameters(study.variant("base"), 410_208 + 12_810, 408_938);
    hasParameters(study.variant("wide-frozen"), 2_259_136 + 12_810, 2_237_770);
    Variant base = study.variant("base");
    List<NetworkSpec> phases = base.training().networks(base.network());
    assertThat(Shapes.of(phases.get(0)).trainableParameters()).isEqualTo(12_810);
    assertThat(phases.get(1).layers().stream().filter(layer -> !layer.frozen())).hasSize(120 + 5);
  }

  @Test
  void makesEveryVariantThatTheReportsCompare() {
    assertThat(resource("memes").variants()).hasSize(13);
    assertThat(shipped("cifar10-architectures").variants()).hasSize(12);
    assertThat(shipped("cifar10-vgg").variants()).hasSize(13);
    assertThat(shipped("mnist-mlp").variants()).hasSize(9);
    assertThat(shipped("fashion-mnist").variants()).hasSize(6);
  }

  /** The reports say how many images were trained on, or in how many batches. */
  @Test
  void trainsOnAsManyImagesAsTheReports() {
    assertThat(sizes("cifar10-architectures")).isEqualTo(new SplitSizes(25_000, 5_000, 5_000));
    assertThat(sizes("cifar10-vgg")).isEqualTo(new SplitSizes(38_889, 11_111, 10_000));
    assertThat(Math.ceil(38_889 / 32.0)).isEqualTo(1_216);
    assertThat(sizes("mnist-mlp")).isEqualTo(new SplitSizes(50_000, 10_000, 10_000));
    assertThat(sizes("fashion-mnist")).isEqualTo(new SplitSizes(48_000, 12_000, 10_000));
  }

  private static SplitSizes sizes(String name) {
    StudySpec study = shipped(name);
    return SplitSizes.of(Infos.describe(study.data().source()), study.data().split());
  }
}
