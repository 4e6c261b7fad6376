package regulus.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Pretrained;
import regulus.learning.network.Shapes;
import regulus.learning.network.WeightArray;
import regulus.learning.pretrained.WeightsLibrary;
import regulus.learning.storage.WeightsFile;
import regulus.study.StudySpec;

/** Ready-made networks, and networks that begin with stored weights. */
class PretrainedTest {
  private static final String START =
      """
      study: test
      data: {dataset: cifar10, validation: {count: 1000}, pixels: raw}
      training: {optimizer: adam, loss: sparse_categorical_crossentropy, epochs: 3}
      base:
        - rescaling: {scale: 1/127.5, offset: -1}
        - network:
            name: features
            weights: stored.safetensors
            layers:
              - conv2d: {filters: 2, kernel_size: 3}
              - max_pooling2d
        - flatten
        - dense: {units: 10, activation: softmax}
      """;

  @TempDir private Path folder;

  private WeightsLibrary library = WeightsLibrary.none();

  @BeforeEach
  void store() throws IOException {
    store(3);
    library = new WeightsLibrary(List.of(folder));
  }

  private void store(int height) throws IOException {
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    weights.put(
        "conv2d_1/kernel", new WeightArray(List.of(height, 3, 3, 2), new float[height * 18]));
    weights.put("conv2d_1/bias", new WeightArray(List.of(2), new float[] {1, 2}));
    WeightsFile.write(folder.resolve("stored.safetensors"), weights);
  }

  private StudySpec study(String text, String... options) {
    return StudyFile.of("x.yaml", text, List.of(options)).with(library).study(Infos::describe);
  }

  private List<Pretrained> pretrained(String variants, String variant) {
    return study(START + variants).variant(variant).network().pretrained();
  }

  private String problem(String text, String... options) {
    try {
      return "accepted " + study(text, options);
    } catch (InvalidStudy invalid) {
      return String.valueOf(invalid.getMessage());
    }
  }

  @Test
  void networksBeginWithTheContentOfAFile() {
    Pretrained begun = pretrained("", "base").get(0);
    assertThat(begun.within()).isEqualTo("features");
    assertThat(begun.layers()).containsExactly("conv2d_1");
    assertThat(begun.sha256()).isEqualTo(library.find("stored.safetensors").sha256()).hasSize(64);
  }

  @Test
  void otherContentIsAnotherNetwork() throws IOException {
    List<Pretrained> before = pretrained("", "base");
    Map<String, WeightArray> other = new LinkedHashMap<>();
    other.put("features/conv2d_1/kernel", new WeightArray(List.of(3, 3, 3, 2), new float[54]));
    other.put("features/conv2d_1/bias", new WeightArray(List.of(2), new float[] {1, 3}));
    WeightsFile.write(folder.resolve("stored.safetensors"), other);
    library = new WeightsLibrary(List.of(folder));
    assertThat(pretrained("", "base")).isNotEqualTo(before);
  }

  @Test
  void editsKeepWhatTheyDoNotTouch() {
    assertThat(
            pretrained(
                "variants: {v: [insert: {after: features/conv2d_1, layer: {conv2d: {filters: 2, kernel_size: 1}}}]}",
                "v"))
        .extracting(Pretrained::layers)
        .containsExactly(List.of("conv2d_1"));
    assertThat(pretrained("variants: {v: [set: {layers: features, weights: none}]}", "v"))
        .isEmpty();
    assertThat(pretrained("variants: {v: [remove: features]}", "v")).isEmpty();
  }

  /** What {@code save_weights} of Keras 2 wrote names layers, but has no network. */
  @Test
  void hdfFilesOfWeightsAloneAreTaken() throws IOException {
    Files.copy(
        Path.of("../learning/src/test/resources/parity/keras/legacy/graph-2-weights.h5"),
        folder.resolve("stored.h5"));
    String network =
        "base[1].network={name: features, weights: stored.h5, layers: [{conv2d: {name: stem,"
            + " filters: 4, kernel_size: %d, use_bias: false}}, {batch_normalization: {name:"
            + " norm}}]}";
    assertThat(study(START, network.formatted(3)).variant("base").network().pretrained())
        .extracting(Pretrained::layers)
        .containsExactly(List.of("stem", "norm"));
    assertThat(problem(START, network.formatted(5)))
        .contains("The tensor stem/kernel of stored.h5 does not fit: expected [5, 5, 3, 4]");
  }

  @Test
  void withoutALibraryNothingIsLookedFor() {
    StudySpec study = StudyFile.of("x.yaml", START, List.of()).study(Infos::describe);
    assertThat(study.variant("base").network().pretrained()).isEmpty();
  }

  @Test
  void saysWhichTensorDoesNotFit() throws IOException {
    store(5);
    library = new WeightsLibrary(List.of(folder));
    assertThat(problem(START))
        .isEqualTo(
            "x.yaml:8:7: base[1].network.weights: The tensor conv2d_1/kernel of stored.safetensors"
                + " does not fit: expected [3, 3, 3, 2], found [5, 3, 3, 2].");
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(problem(START, "base[1].network.weights=nowhere.safetensors"))
        .endsWith(
            "There is no file of weights nowhere.safetensors, neither here nor in " + folder + ".");
    assertThat(
            problem(
                START, "base[1].network.layers[0].conv2d={filters: 2, kernel_size: 3, name: c}"))
        .endsWith(
            "stored.safetensors has no tensor c/kernel, which features needs in the shape [3, 3, 3,"
                + " 2].");
    assertThat(problem(START, "base[1].network.weights=7"))
        .endsWith("Invalid weights: expected a safetensors or .keras file, or none.");
  }

  @Test
  void weightsOfTheOtherArchitectureAreSaidToBe() throws IOException {
    String text =
        START.substring(0, START.indexOf("  - network"))
            + """
              - mobilenet_v2: {alpha: 0.35, name: m, architecture: %s%s}
              - global_average_pooling2d
              - dense: {units: 10, activation: softmax}
            """;
    for (String[] two : new String[][] {{"gluon", "keras"}, {"keras", "gluon"}}) {
      Map<String, WeightArray> weights = new LinkedHashMap<>();
      Shapes.of(study(String.format(text, two[0], "")).variants().get(0).network())
          .layers()
          .forEach(
              layer ->
                  layer
                      .weights()
                      .forEach(
                          weight ->
                              weights.put(
                                  layer.name() + "/" + weight.name(),
                                  new WeightArray(
                                      weight.shape(),
                                      new float
                                          [weight.shape().stream().reduce(1, (a, b) -> a * b)]))));
      weights.keySet().removeIf(name -> name.startsWith("dense"));
      Map<String, WeightArray> stored = new LinkedHashMap<>();
      weights.forEach((name, array) -> stored.put(name.substring(2), array));
      WeightsFile.write(folder.resolve(two[0] + ".safetensors"), stored);
      assertThat(problem(String.format(text, two[1], ", weights: " + two[0] + ".safetensors")))
          .contains("has no tensor ")
          .endsWith(
              " These are weights of mobilenet_v2: {alpha: 0.35, architecture: " + two[0] + "}.");
    }
  }

  @Test
  void readyMadeNetworksStandInAStudy() {
    String text =
        START.substring(0, START.indexOf("  - network"))
            + """
              - mobilenet_v2: {alpha: 0.35, name: features, trainable: false}
              - global_average_pooling2d
              - dense: {units: 10, activation: softmax}
            variants:
              last: [set: {layers: features/Conv_1, trainable: true}]
              gluon: [replace: {layer: features, with: {mobilenet_v2: {architecture: gluon}}}]
              slower: [set: {layers: features/Conv1, strides: 1}]
            """;
    StudySpec study = study(text);
    Shapes shapes = Shapes.of(study.variant("base").network());
    assertThat(shapes.parameters()).isEqualTo(410_208 + 12_810);
    assertThat(shapes.trainableParameters()).isEqualTo(12_810);
    assertThat(Shapes.of(study.variant("last").network()).trainableParameters())
        .isEqualTo(12_810 + 112 * 1280);
    assertThat(study.variant("gluon").network().layers())
        .extracting(NamedLayer::name)
        .contains("mobilenet_v2_2/linearbottleneck16_conv2");
    assertThat(problem(text, "base[1].mobilenet_v2.alpa=1"))
        .contains("Unknown setting 'alpa' of mobilenet_v2. Did you mean 'alpha'?");
    assertThat(problem(text, "base[1]=mobilnet_v2"))
        .contains("Unknown layer 'mobilnet_v2'. Did you mean 'mobilenet_v2'?");
  }
}
