package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.Shape;
import regulus.learning.keras.KerasFile;
import regulus.learning.keras.KerasModel;
import regulus.learning.network.Shapes;
import regulus.learning.network.Summary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that Keras wrote give its outputs here, and are the same when they were written again. */
class KerasFileParityTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> computeAsInKeras() {
    return cases(KerasFileParityTest::compare);
  }

  @TestFactory
  Stream<DynamicTest> areTheSameAgain() {
    return cases(this::writeAgain);
  }

  @TestFactory
  Stream<DynamicTest> lookTheSameAgainToKeras() {
    return cases(this::looksTheSame);
  }

  @TestFactory
  Stream<DynamicTest> areSummarizedAsByKeras() {
    return ParityFixture.tests("files", KerasFileParityTest::compareSummary);
  }

  /**
   * But for the bytes of a count, which is a whole number in Keras, and for the steps behind an
   * einsum that leaves them to its input, which Keras does not tell.
   */
  private static void compareSummary(ParityCase c) {
    KerasModel model = model(c);
    if (model.name().equals("vit")) {
      return;
    }
    assertThat(withoutBytes(Summary.of(model.network(), model.manner()).text(model.name())))
        .isEqualTo(withoutBytes(c.text("text")));
  }

  private static String withoutBytes(String summary) {
    return summary.replaceAll("( params: [0-9,]+) \\([^)]*\\)", "$1");
  }

  /** Layer by layer, and real architectures. */
  private static Stream<DynamicTest> cases(Consumer<ParityCase> check) {
    return Stream.of("files", "architectures")
        .flatMap(family -> ParityFixture.tests(family, check));
  }

  private static KerasModel model(ParityCase c) {
    return KerasFile.read(file(c));
  }

  private static Path file(ParityCase c) {
    try {
      URL file =
          Stream.of("files", "architectures")
              .map(family -> "/parity/keras/" + family + "/" + c.name() + ".keras")
              .flatMap(place -> Stream.ofNullable(KerasFileParityTest.class.getResource(place)))
              .findFirst()
              .orElseThrow();
      return Path.of(file.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void compare(ParityCase c) {
    int[] batch = c.shape("images").stream().mapToInt(Integer::intValue).toArray();
    KerasModel model = model(c).sized(Shape.of(Arrays.copyOfRange(batch, 1, batch.length)));
    ModelOutputs.compare(model, c);
  }

  private void writeAgain(ParityCase c) {
    KerasModel model = model(c);
    Path first = folder.resolve(c.name() + ".keras");
    Path second = folder.resolve(c.name() + "-2.keras");
    try {
      KerasFile.write(first, model);
      KerasModel read = KerasFile.read(first);
      assertThat(read.network()).isEqualTo(model.network());
      assertThat(read.weights()).usingRecursiveComparison().isEqualTo(model.weights());
      assertThat(Shapes.of(read.network()).parameters())
          .isEqualTo(Shapes.of(model.network()).parameters());
      KerasFile.write(second, read);
      assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void looksTheSame(ParityCase c) {
    Path again = folder.resolve(c.name() + "-looks.keras");
    try {
      KerasFile.write(again, model(c));
      assertThat(looks(again)).isEqualTo(looks(file(c)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a summary in Keras is made of: classes, names, what takes what, what is frozen. */
  private static List<String> looks(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream in = zip.getInputStream(zip.getEntry("config.json"))) {
      List<String> looks = new ArrayList<>();
      collect(JsonMapper.shared().readTree(in), looks);
      return looks;
    }
  }

  private static void collect(JsonNode layer, List<String> looks) {
    JsonNode config = layer.path("config");
    List<String> histories =
        layer.path("inbound_nodes").findValues("keras_history").stream()
            .map(JsonNode::toString)
            .toList();
    looks.add(
        "%s %s %s %s %s"
            .formatted(
                layer.path("class_name").stringValue(),
                config.path("name").stringValue(),
                config.path("batch_shape"),
                config.path("layers").isArray() || config.path("trainable").asBoolean(true),
                histories));
    config.path("layers").forEach(inside -> collect(inside, looks));
  }
}
