package regulus.learning.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulus.learning.Shape;
import regulus.learning.activation.LeakyRelu;
import regulus.learning.data.InvalidData;
import regulus.learning.data.Pixels;
import regulus.learning.layer.Dense;
import regulus.learning.layer.Flatten;
import regulus.learning.layer.LayerExample;
import regulus.learning.layer.Layers;
import regulus.learning.layer.Normalization;
import regulus.learning.layer.Rescaling;
import regulus.learning.layer.SpatialDropout2d;
import regulus.learning.network.Layer;
import regulus.learning.network.Merging;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Shapes;
import regulus.learning.network.Summary;
import regulus.learning.network.WeightArray;
import regulus.learning.training.OutputMeaning;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KerasFileTest {
  private static final String CONFIG = "config.json";
  private static final String WEIGHTS = "model.weights.h5";

  private static final Meaning MEANING =
      new Meaning(List.of("cat", "dog"), Pixels.RAW, Optional.of(OutputMeaning.SIGMOID));

  @TempDir Path folder;

  @TestFactory
  java.util.stream.Stream<DynamicTest> keepsEveryLayer() {
    return LayerExample.ALL.stream()
        .filter(example -> !adapts(network(example)))
        .map(example -> dynamicTest(example.toString(), () -> keeps(network(example))));
  }

  private static boolean adapts(NetworkSpec network) {
    return Shapes.of(network).layers().stream().anyMatch(it -> it.adaptation().isPresent());
  }

  /** A file is what was trained: nothing in it adapts once more. */
  @Test
  void keepsWhatWasAdaptedAsGiven() throws IOException {
    for (int axis : new int[] {-1, 1}) {
      NetworkSpec network = normalizing(new Normalization(List.of(), List.of(), axis));
      Path file = folder.resolve("adapted.keras");
      KerasFile.write(
          file, new KerasModel("model", network, counted(network), Optional.of(MEANING)));
      KerasModel read = KerasFile.read(file);
      List<Double> mean = List.of(0.0, 1.0);
      List<Double> variance = List.of(2.0, 3.0);
      assertThat(read.network()).isEqualTo(normalizing(new Normalization(mean, variance, axis)));
      Path again = folder.resolve("again.keras");
      KerasFile.write(again, read);
      assertThat(again).hasSameBinaryContentAs(file);
    }
  }

  private static NetworkSpec normalizing(Normalization layer) {
    return new NetworkSpec(
        regulus.learning.Shape.of(2, 3, 2), List.of(new NamedLayer("normalization", layer)));
  }

  private static NetworkSpec network(LayerExample example) {
    Layer layer = Layers.ALL.create(example.plain());
    List<NamedLayer> layers = new ArrayList<>();
    if (layer instanceof Merging) {
      layers.add(new NamedLayer("before", new Rescaling(2, 0)));
      layers.add(new NamedLayer("merged", layer, List.of("before", NetworkSpec.INPUT), false));
    } else {
      layers.add(new NamedLayer("alone", layer));
    }
    return new NetworkSpec(example.input(), layers);
  }

  private void keeps(NetworkSpec network) throws IOException {
    Path file = folder.resolve("model.keras");
    KerasModel model = new KerasModel("model", network, counted(network), Optional.of(MEANING));
    KerasFile.write(file, model);
    KerasModel read = KerasFile.read(file);
    assertThat(read).usingRecursiveComparison().ignoringFields("form").isEqualTo(model);
    Path again = folder.resolve("again.keras");
    KerasFile.write(again, read);
    assertThat(KerasFile.read(again)).usingRecursiveComparison().isEqualTo(read);
  }

  /** Keras 3.15.1 opens no file that gives its SpatialDropout2D this argument. */
  @Test
  void saysOfNoLayerWhatItsClassDoesNotTake() {
    NetworkSpec network =
        new NetworkSpec(
            regulus.learning.Shape.of(3, 3, 2),
            List.of(new NamedLayer("dropped", new SpatialDropout2d(0.5))));
    String config =
        NetworkWriter.json(new KerasModel("x", network, Map.of(), Optional.empty()))
            .path("config")
            .path("layers")
            .path(1)
            .toString();
    assertThat(config).contains("SpatialDropout2D").doesNotContain("trainable");
  }

  /** Keras' {@code training=False} in a call, of a part and of a layer. */
  @Test
  void saysWhatComputesAsWhenPredicting() throws IOException {
    Path file = KerasFixture.zip(entries("thawed"), folder.resolve("thawed.keras"));
    KerasModel model = KerasFile.read(file);
    assertThat(inferring(model)).containsExactly("features/norm", "features/drop");
    assertThat(calls(model)).containsExactly("features");
    KerasModel single =
        new KerasModel(
            "model", with(model.network(), "features/drop", false), Map.of(), Optional.empty());
    assertThat(calls(single)).containsExactly("norm");
    KerasFile.write(folder.resolve("again.keras"), model);
    assertThat(KerasFile.read(folder.resolve("again.keras")).network()).isEqualTo(model.network());
  }

  /** Keras 3 writes into a call what its class does by default, where nobody said anything. */
  @ParameterizedTest
  @CsvSource({
    "Dropout, rate, 0.5, false",
    "GaussianNoise, stddev, 0.1, false",
    "SpatialDropout2D, rate, 0.5, false",
    "RandomFlip, mode, \"vertical\", true",
    "RandomZoom, height_factor, 0.1, true",
    "Resizing, height, 4, true"
  })
  void whatKerasWritesOfItselfIntoACallSaysNothing(
      String type, String setting, String value, boolean training) {
    NetworkSpec network = called(type, setting, value, training);
    assertThat(network.layers().get(0).inference()).isFalse();
  }

  @Test
  void whatSomebodySaidInACallIsReadOrRefused() {
    assertThat(called("RandomFlip", "mode", "\"vertical\"", false).layers().get(0).inference())
        .isTrue();
    assertThat(called("BatchNormalization", "momentum", "0.9", false).layers().get(0).inference())
        .isTrue();
    for (String type : List.of("Dropout, rate", "BatchNormalization, momentum")) {
      String[] parts = type.split(", ", -1);
      assertThatThrownBy(() -> called(parts[0], parts[1], "0.5", true))
          .isInstanceOf(InvalidData.class)
          .hasMessageContaining("is called with training=True, which is not known here");
    }
  }

  /** A network of one layer, as Keras 3 writes functional models. */
  private static NetworkSpec called(String type, String setting, String value, boolean training) {
    String json =
        """
        {"class_name": "Functional", "config": {"name": "model", "layers": [
          {"class_name": "InputLayer", "config": {"name": "in", "batch_shape": [null, 8, 8, 3]}},
          {"class_name": "%s", "module": "keras.layers",
           "config": {"name": "x", "%s": %s, "width": 4},
           "inbound_nodes": [{"args": [{"class_name": "__keras_tensor__",
             "config": {"keras_history": ["in", 0, 0]}}], "kwargs": {"training": %s}}]}],
          "input_layers": ["in", 0, 0], "output_layers": ["x", 0, 0]}}
        """
            .formatted(type, setting, value, training);
    String config = type.equals("Resizing") ? json : json.replace(", \"width\": 4", "");
    return NetworkReader.read(JsonMapper.shared().readTree(config), WeightArrays.NONE).spec();
  }

  @Test
  void sizesThatAreLeftOpenAreAnyThatTheLayersFit() throws IOException {
    KerasModel model =
        KerasFile.read(KerasFixture.zip(entries("any_size"), folder.resolve("any.keras")));
    assertThat(model.form().open()).containsExactlyInAnyOrder(0, 1);
    regulus.learning.Shape small = regulus.learning.Shape.of(40, 9, 3);
    assertThat(model.sized(small).network().input()).isEqualTo(small);
    assertThat(model.sized(small).form().open()).isEmpty();
    assertThatThrownBy(() -> model.sized(regulus.learning.Shape.of(40, 9, 1)))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("is for any×any×3, not for 40×9×1");
    assertThatThrownBy(() -> model.sized(regulus.learning.Shape.of(2, 2, 3)))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("The model 'any' cannot take 2×2×3: `stem`: ");
    assertThat(Summary.of(model.network(), model.manner()).layers())
        .filteredOn(row -> row.name().equals("stem") || row.name().equals("images"))
        .allMatch(row -> row.open().equals(java.util.Set.of(0, 1)));
  }

  private static NetworkSpec with(NetworkSpec network, String name, boolean inference) {
    return new NetworkSpec(
        network.input(),
        network.layers().stream()
            .map(it -> it.name().equals(name) ? it.inferring(inference) : it)
            .toList());
  }

  private static List<String> inferring(KerasModel model) {
    return model.network().layers().stream()
        .filter(NamedLayer::inference)
        .map(NamedLayer::name)
        .toList();
  }

  /** The layers and models that are called with {@code training=False}, of all models. */
  private static List<String> calls(KerasModel model) {
    List<String> names = new ArrayList<>();
    for (JsonNode layer : NetworkWriter.json(model).findParents("inbound_nodes")) {
      if (!layer.path("inbound_nodes").path(0).path("kwargs").path("training").asBoolean(true)) {
        names.add(layer.path("name").asString());
      }
    }
    return names;
  }

  /** Weights of which each number is another one. */
  private static Map<String, WeightArray> counted(NetworkSpec network) {
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    int next = 0;
    for (Shapes.LayerShape layer : Shapes.of(network).layers()) {
      for (var weight : layer.weights()) {
        float[] values = new float[weight.elements()];
        for (int i = 0; i < values.length; i++) {
          values[i] = next++;
        }
        weights.put(layer.name() + "/" + weight.name(), new WeightArray(weight.shape(), values));
      }
    }
    return weights;
  }

  @Test
  void refusesAnActivationThatKerasCannotName() {
    NetworkSpec network =
        new NetworkSpec(
            regulus.learning.Shape.of(3),
            List.of(new NamedLayer("dense", Dense.of(2, new LeakyRelu(0.7)))));
    assertThatThrownBy(
            () ->
                KerasFile.write(
                    folder.resolve("x.keras"),
                    new KerasModel("x", network, counted(network), Optional.empty())))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("leaky_relu")
        .hasMessageContaining("make it a layer of its own");
    assertThat(folder.resolve("x.keras")).doesNotExist();
  }

  @Test
  void whatIsNoZipFileIsSaidSo() throws IOException {
    assertThatThrownBy(() -> KerasFile.read(folder.resolve("none.keras")))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("there is no such file");
    Path text = Files.writeString(folder.resolve("text.keras"), "This is no model.");
    assertThatThrownBy(() -> KerasFile.read(text))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("text.keras: it is neither a whole zip file");
  }

  @ParameterizedTest
  @CsvSource({CONFIG, WEIGHTS, "metadata.json"})
  void missingPartsAreNamed(String part) throws IOException {
    Map<String, byte[]> entries = entries("sequential");
    entries.remove(part);
    assertThatThrownBy(() -> KerasFile.read(zip(entries)))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("it has no " + part);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"class_name\": \"Flatten\" | \"class_name\": \"Lambda\" | 'flatten' is of the class Lambda",
        "\"class_name\": \"Flatten\" | \"class_name\": \"TimeDistributed\" | which Regulus does not have",
        "\"activation\": \"silu\" | \"activation\": \"sparsemax\" | it names sparsemax",
        "\"filters\": 4 | \"filters\": -4 | filters",
        "\"filters\": 4 | \"filters\": 5 | has the shape [3, 3, 1, 4]",
        "\"units\": 8 | \"units\": 100000 | needs [",
        "\"kernel_constraint\": null | \"kernel_constraint\": {\"class_name\": \"Radial\"} |"
            + " it names Radial",
        "[null, 14, 14, 1] | [null, 14, 14, null] | only height and width may be left open",
        "[null, 14, 14, 1] | [null, 2, 2, 1] | smaller than the 3×3 kernel",
        "\"class_name\": \"Sequential\" | \"class_name\": \"Mine\" | of the class Mine",
        "\"name\": \"max_pooling2d\" | \"name\": \"conv2d\" | two layers are named 'conv2d'",
        "\"module\": \"keras.layers\", \"class_name\": \"Flatten\" | \"module\": \"mine\","
            + " \"class_name\": \"Flatten\" | no code of a file is run",
      })
  void whatCannotBeReadIsNamed(String from, String to, String sentence) throws IOException {
    Map<String, byte[]> entries = entries("sequential");
    String config = new String(Objects.requireNonNull(entries.get(CONFIG)), StandardCharsets.UTF_8);
    assertThat(config).contains(from);
    int place = config.indexOf(from);
    entries.put(
        CONFIG,
        (config.substring(0, place) + to + config.substring(place + from.length()))
            .getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> KerasFile.read(zip(entries)))
        .isInstanceOf(InvalidData.class)
        .hasMessageStartingWith("Cannot read " + folder.resolve("broken.keras") + ": ")
        .hasMessageContaining(sentence);
  }

  @Test
  void jsonThatIsTooDeepIsRefused() throws IOException {
    Map<String, byte[]> entries = entries("sequential");
    entries.put(CONFIG, "[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> KerasFile.read(zip(entries)))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("nested deeper than 200");
  }

  @Test
  void bombsAreNotUnpacked() throws IOException {
    Map<String, byte[]> entries = entries("sequential");
    entries.put(WEIGHTS, new byte[300 << 20]);
    assertThatThrownBy(() -> KerasFile.read(zip(entries)))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("claims to become 314,572,800 bytes");
  }

  @Test
  void everyTruncationOfTheWeightsIsOneSentence() throws IOException {
    Map<String, byte[]> entries = entries("sequential");
    byte[] whole = Objects.requireNonNull(entries.get(WEIGHTS));
    for (int length = 0; length < whole.length; length += 997) {
      entries.put(WEIGHTS, java.util.Arrays.copyOf(whole, length));
      Path file = zip(entries);
      assertThatThrownBy(() -> KerasFile.read(file)).isInstanceOf(InvalidData.class);
    }
  }

  @Test
  void flippedBytesOfTheWeightsAreReadOrRefused() throws IOException {
    Map<String, byte[]> entries = entries("functional");
    byte[] whole = Objects.requireNonNull(entries.get(WEIGHTS));
    for (int place = 0; place < whole.length; place += 101) {
      byte[] flipped = whole.clone();
      flipped[place] ^= (byte) 0xff;
      entries.put(WEIGHTS, flipped);
      try {
        KerasFile.read(zip(entries));
      } catch (InvalidData refused) {
        assertThat(refused.getMessage()).startsWith("Cannot read ").endsWith(".");
      }
    }
  }

  private static Map<String, byte[]> entries(String name) throws IOException {
    return KerasFixture.named(name).entries();
  }

  private Path zip(Map<String, byte[]> entries) throws IOException {
    return KerasFixture.zip(entries, folder.resolve("broken.keras"));
  }

  @Test
  void greyImagesWithoutAChannelAreImagesWhereTheyAreOnlyFlattened() {
    NamedLayer scale = new NamedLayer("scale", new Rescaling(0.5, 0), List.of(), false);
    NamedLayer row = new NamedLayer("row", new Flatten(), List.of(), false);
    NamedLayer answer = new NamedLayer("answer", Dense.of(2, new LeakyRelu(0.7)), List.of(), false);
    assertThat(fed(scale, row, answer)).isEqualTo(Shape.of(6, 5, 1));
    assertThat(fed(row, answer)).isEqualTo(Shape.of(6, 5, 1));
    assertThat(fed(answer, row)).as("its rows are steps").isEqualTo(Shape.of(6, 5));
    NamedLayer rows =
        new NamedLayer("rows", Dense.of(2, new LeakyRelu(0.7)), List.of(NetworkSpec.INPUT), false);
    assertThat(fed(row, rows)).as("and another takes rows").isEqualTo(Shape.of(6, 5));
  }

  private static Shape fed(NamedLayer... layers) {
    NetworkSpec network = new NetworkSpec(Shape.of(6, 5), List.of(layers), List.of());
    return new KerasModel("m", network, Map.of(), Optional.empty()).ofImages().network().input();
  }
}
