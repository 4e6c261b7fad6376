package regulus.learning.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import regulus.learning.data.InvalidData;
import regulus.learning.network.WeightArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever an HDF5 file holds, it is read or refused in one sentence. */
class UntrustedLegacyFileTest {
  private static final long SEED = 21;
  private static final int MUTATIONS = 300;
  private static final int FLIPS = 400;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cnn-2",
        "convolutions-2",
        "graph-2",
        "nested-2",
        "adapted-2",
        "attention-2",
        "nested-3",
        "adapted-3"
      })
  void anyChangeOfTheNetworkIsReadOrRefusedInASentence(String name) {
    SplittableRandom random = new SplittableRandom(SEED);
    String config = config(name);
    for (int i = 0; i < MUTATIONS; i++) {
      JsonNode changed = Mutation.of(JsonMapper.shared().readTree(config), random);
      try {
        read(name, changed);
      } catch (InvalidData refused) {
        assertThat(refused.getMessage()).startsWith("Cannot read ").endsWith(".");
      } catch (RuntimeException | StackOverflowError failed) {
        throw new AssertionError(
            name + ", change " + i + " of seed " + SEED + ": " + changed, failed);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cnn-2", "nested-3", "attention-2", "graph-2-weights", "odd/split"})
  void anyChangeOfItsBytesIsReadOrRefusedInASentence(String name) throws IOException {
    byte[] whole = Files.readAllBytes(file(name));
    SplittableRandom random = new SplittableRandom(SEED);
    Path file = folder.resolve("changed.h5");
    for (int i = 0; i < FLIPS; i++) {
      byte[] changed = whole.clone();
      // Most of such a file is empty; what stands at its beginning says where everything is.
      int place = random.nextInt(i % 2 == 0 ? Math.min(6000, whole.length) : whole.length);
      changed[place] = (byte) random.nextInt(256);
      Files.write(file, changed);
      requireSentence(file, name + ", change " + i + " of seed " + SEED);
    }
  }

  @Test
  void everyTruncationIsOneSentence() throws IOException {
    byte[] whole = Files.readAllBytes(file("cnn-2"));
    for (int length = 0; length < whole.length; length += 497) {
      Path file = Files.write(folder.resolve("short.h5"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> KerasFile.read(file))
          .as("%d bytes", length)
          .isInstanceOf(InvalidData.class)
          .hasMessageStartingWith("Cannot read " + file + ": ")
          .hasMessageEndingWith(".");
    }
  }

  private static void requireSentence(Path file, String what) {
    try {
      if (KerasFile.weightsAlone(file).isEmpty()) {
        KerasFile.read(file);
      }
    } catch (InvalidData refused) {
      assertThat(refused.getMessage()).startsWith("Cannot read ").endsWith(".");
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failed) {
      throw new AssertionError(what, failed);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "huge | its array model_weights/dense/small/dense/kernel claims 1,073,741,824 numbers, more"
            + " than the file can hold.",
        "packed | its array model_weights/dense/small/dense/kernel claims 16,777,216 numbers, more"
            + " than the file can hold.",
        "soft | its 'kernel' is a link to something else; links are not followed.",
        "external | its 'kernel' is a link to something else; links are not followed.",
        "looped | its weights lack model_weights/dense/small/dense/kernel, which its network needs.",
        "empty | it has 0 arrays of the layer 'dense', its network needs 2.",
      })
  void whatIsStoredOddlyIsNamed(String name, String sentence) {
    Path file = file("odd/" + name);
    assertThatThrownBy(() -> KerasFile.read(file))
        .isInstanceOf(InvalidData.class)
        .hasMessage("Cannot read " + file + ": " + sentence);
  }

  /** Keras spreads lists of names over several attributes where one cannot hold them. */
  @Test
  void namesInPiecesAreRead() {
    KerasModel model = KerasFile.read(file("odd/split"));
    assertThat(model.weights())
        .containsOnlyKeys("dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias");
    try (WeightGroups groups = WeightGroups.in(LegacyFile.bytes(file("odd/split")))) {
      assertThat(groups.names("model_weights", "layer_names")).containsExactly("dense", "dense_1");
      assertThat(new LegacyWeights(groups, "model_weights/").named())
          .usingRecursiveComparison()
          .isEqualTo(model.weights());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "cnn-2 | \"filters\": 4 | \"filters\": 5 | has the shape [3, 3, 1, 4]",
        "cnn-2 | \"name\": \"conv2d\" | \"name\": \"c\" | it has 0 arrays of the layer 'c'",
        "cnn-2 | \"use_bias\": true | \"use_bias\": false | it has 2 arrays of the layer 'conv2d',"
            + " its network needs 1",
        "cnn-2 | \"data_format\": \"channels_last\" | \"data_format\": \"channels_first\" |"
            + " its data_format of \"channels_first\" is not known",
        "cnn-2 | \"class_name\": \"Flatten\" | \"class_name\": \"Lambda\" | no code of a file is run",
        "cnn-2 | \"class_name\": \"Flatten\" | \"class_name\": \"mine>Flatten\" |"
            + " no code of a file is run",
        "cnn-2 | \"class_name\": \"Flatten\" | \"class_name\": \"LSTM\" | which Regulus does not have",
        "cnn-2 | \"activation\": \"relu\" | \"activation\": \"hard_sigmoid\" |"
            + " has the hard_sigmoid of Keras 2",
        "cnn-2 | \"dtype\": \"float32\", \"filters\" | \"dtype\": \"float16\", \"filters\" |"
            + " only float32 is read",
        "convolutions-2 | \"scale\": false | \"scale\": true | it has 3 arrays of the layer"
            + " 'batch_normalization', its network needs 4",
        "graph-2 | \"class_name\": \"Add\", \"config\": {\"name\": \"sum\" | \"class_name\":"
            + " \"TFOpLambda\", \"config\": {\"function\": \"math.add\", \"name\": \"sum\" |"
            + " 'sum' is an operation of TensorFlow (math.add) and no layer",
        "graph-2 | [\"side\", 0, 0, {}] | 3 | it cannot be read what the layer 'sum' takes",
        "graph-2 | [[[\"both\", 0, 0, {}]]] | [[[\"both\", 0, 0, {}]], [[\"both\", 0, 0, {}]]] |"
            + " is used 2 times",
      })
  void whatCannotBeReadIsNamed(String name, String from, String to, String sentence) {
    String config = config(name);
    assertThat(config).contains(from);
    int place = config.indexOf(from);
    String changed = config.substring(0, place) + to + config.substring(place + from.length());
    JsonNode json = JsonMapper.shared().readTree(changed);
    assertThatThrownBy(() -> read(name, json))
        .isInstanceOf(InvalidData.class)
        .hasMessageStartingWith("Cannot read " + name + ": ")
        .hasMessageContaining(sentence);
  }

  @Test
  void jsonThatIsTooDeepIsRefused() {
    Path deep = folder.resolve("deep.h5");
    try (WritableHdfFile hdf = HdfFile.write(deep)) {
      hdf.putAttribute("model_config", "[".repeat(10_000));
    }
    assertThatThrownBy(() -> KerasFile.read(deep))
        .isInstanceOf(InvalidData.class)
        .hasMessageEndingWith("its model_config is not JSON, or is nested deeper than 200.");
  }

  @Test
  void weightsAloneAreSaidToBeThat() {
    assertThatThrownBy(() -> KerasFile.read(file("graph-2-weights")))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("weights alone, without their network")
        .hasMessageContaining("model.load_weights(\"graph-2-weights.h5\")");
  }

  @Test
  void weightsWithoutNamesOfLayersAreRefused() throws IOException {
    byte[] numbered =
        WeightGroups.bytes(
            Map.of("layers/dense/vars/0", new WeightArray(List.of(1), new float[] {1})), List.of());
    Path file = Files.write(folder.resolve("new.weights.h5"), numbered);
    assertThatThrownBy(() -> KerasFile.weightsAlone(file))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("do not name their layers")
        .hasMessageContaining("keep both with model.save(\"model.keras\")");
  }

  @Test
  void whatIsNoHdfFileIsSaidSo() throws IOException {
    Path text = Files.writeString(folder.resolve("text.h5"), "This is no model.");
    assertThatThrownBy(() -> KerasFile.read(text))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("it is neither a whole zip file")
        .hasMessageEndingWith("nor an HDF5 file.");
    assertThatThrownBy(() -> KerasFile.read(folder.resolve("none.h5")))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("there is no such file");
  }

  private static KerasModel read(String name, JsonNode config) {
    return KerasFile.read(
        Path.of(name),
        () -> LegacyFile.model(config, WeightGroups.in(LegacyFile.bytes(file(name)))));
  }

  private static String config(String name) {
    try (WeightGroups groups = WeightGroups.in(LegacyFile.bytes(file(name)))) {
      return groups.text("model_config").orElseThrow();
    }
  }

  private static Path file(String name) {
    try {
      String place = "/parity/keras/legacy/" + name + ".h5";
      return Path.of(
          Objects.requireNonNull(UntrustedLegacyFileTest.class.getResource(place)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
