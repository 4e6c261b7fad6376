package regulus.learning.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.Shape;
import regulus.learning.activation.Activations;
import regulus.learning.activation.Relu;
import regulus.learning.activation.Sigmoid;
import regulus.learning.activation.Softmax;
import regulus.learning.application.MobileNetV2;
import regulus.learning.data.InvalidData;
import regulus.learning.data.Pixels;
import regulus.learning.engine.Tensor;
import regulus.learning.keras.KerasFile;
import regulus.learning.keras.KerasModel;
import regulus.learning.layer.ActivationLayer;
import regulus.learning.layer.Add;
import regulus.learning.layer.Concatenate;
import regulus.learning.layer.Conv2d;
import regulus.learning.layer.Dense;
import regulus.learning.layer.Flatten;
import regulus.learning.layer.GlobalAveragePooling2d;
import regulus.learning.layer.LayerExample;
import regulus.learning.layer.Layers;
import regulus.learning.layer.MaxPooling2d;
import regulus.learning.layer.Multiply;
import regulus.learning.layer.Rescaling;
import regulus.learning.network.Activation;
import regulus.learning.network.InvalidWeights;
import regulus.learning.network.Layer;
import regulus.learning.network.Merging;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Pass;
import regulus.learning.setting.Kind;
import regulus.learning.training.OutputMeaning;

class OnnxFileTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("model.onnx");
  }

  private DynamicTest proof(String name, NetworkSpec network) {
    return dynamicTest(name, () -> proves(network));
  }

  /** In a file of its own, so that all can be looked at if the folder is kept. */
  private void proves(NetworkSpec network) throws Exception {
    Proof.of(network).prove(Files.createTempFile(folder, "", ".onnx"));
  }

  @Test
  void everyLayerHasAForm() {
    Set<Class<?>> layers = new HashSet<>();
    Layers.ALL.kinds().forEach(kind -> layers.add(kind.type()));
    assertThat(LayerForms.types()).containsAll(layers);
  }

  @Test
  void everyActivationHasAForm() {
    Set<Class<?>> activations = new HashSet<>();
    Activations.ALL.kinds().forEach(kind -> activations.add(kind.type()));
    assertThat(ActivationForms.types()).isEqualTo(activations);
  }

  @TestFactory
  java.util.stream.Stream<DynamicTest> givesWhatEveryLayerGives() {
    return LayerExample.ALL.stream()
        .map(example -> proof(example.toString(), network(example, false)));
  }

  /** The same where the graph has the channels in front. */
  @TestFactory
  java.util.stream.Stream<DynamicTest> givesWhatEveryLayerGivesBehindAPooling() {
    return LayerExample.ALL.stream()
        .filter(example -> example.input().rank() == 3)
        .map(example -> proof(example.toString(), network(example, true)));
  }

  /** Pixels become numbers around 0; what merges takes two, whose channels lie differently. */
  private static NetworkSpec network(LayerExample example, boolean pooled) {
    Layer layer = Layers.ALL.create(example.plain());
    List<NamedLayer> layers = new ArrayList<>();
    layers.add(new NamedLayer("numbers", new Rescaling(1 / 64.0, -2)));
    if (pooled) {
      layers.add(new NamedLayer("pooled", MaxPooling2d.of(1)));
    }
    if (layer instanceof Merging) {
      String first = layers.get(layers.size() - 1).name();
      layers.add(new NamedLayer("halved", new Rescaling(0.5, 1), List.of("numbers"), false));
      layers.add(new NamedLayer("merged", layer, List.of(first, "halved"), false));
    } else {
      layers.add(new NamedLayer("alone", layer));
    }
    return new NetworkSpec(example.input(), layers);
  }

  @TestFactory
  java.util.stream.Stream<DynamicTest> givesWhatEveryActivationGives() {
    List<Object> plain = new ArrayList<>(Activations.ALL.names());
    plain.remove("threshold");
    plain.add(Map.of("threshold", Map.of("threshold", 0.25, "default_value", -1)));
    plain.add(Map.of("celu", 0.5));
    plain.add(Map.of("squareplus", 0.25));
    plain.add(Map.of("soft_shrink", 0.25));
    plain.add(Map.of("gelu", true));
    plain.add(Map.of("relu", Map.of("negative_slope", 0.3)));
    plain.add(Map.of("relu", Map.of("max_value", 1)));
    plain.add(Map.of("relu", Map.of("threshold", 0.5, "max_value", 1, "negative_slope", 0.3)));
    return plain.stream()
        .map(it -> dynamicTest(it.toString(), () -> provesActivation(Activations.ALL.create(it))));
  }

  /** On vectors, and on images whichever way their channels lie. */
  private void provesActivation(Activation activation) throws Exception {
    NamedLayer numbers = new NamedLayer("numbers", new Rescaling(1 / 64.0, -2));
    NamedLayer activated = new NamedLayer("activated", new ActivationLayer(activation));
    NamedLayer pooled = new NamedLayer("pooled", MaxPooling2d.of(1));
    proves(new NetworkSpec(Shape.of(5), List.of(numbers, activated)));
    proves(new NetworkSpec(Shape.of(3, 4, 2), List.of(numbers, activated)));
    proves(new NetworkSpec(Shape.of(3, 4, 2), List.of(numbers, pooled, activated)));
  }

  private static NetworkSpec classifier(int outputs, Activation last) {
    return new NetworkSpec(
        Shape.of(8, 7, 3),
        List.of(
            new NamedLayer("conv2d_1", Conv2d.of(4, 3, new Relu())),
            new NamedLayer("max_pooling2d_1", MaxPooling2d.of(2)),
            new NamedLayer("flatten_1", new Flatten()),
            new NamedLayer("dense_1", Dense.of(outputs, last))));
  }

  @Test
  void takesPixelsAsTheStudySaysAndAnyNumberOfPictures() throws Exception {
    NetworkSpec network = classifier(3, new Softmax());
    for (int examples : List.of(1, 4)) {
      new Proof(network, Pixels.UNIT, examples).prove(file());
      new Proof(network, Pixels.RAW, examples).prove(file());
    }
  }

  @Test
  void givesBothClassesWhereTheNetworkHasOneOutput() throws Exception {
    new Proof(classifier(1, new Sigmoid()), Pixels.UNIT, 2).prove(file());
  }

  @Test
  void namesTheClasses() throws Exception {
    OnnxFile.write(file(), Proof.of(classifier(3, new Softmax())).model());
    assertThat(new OnnxRuntime(file()).metadata())
        .containsEntry("classes", "[\"cat\",\"dog\",\"other\"]");
    assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1))
        .contains("bytes [batch, 8, 7, 3]", "cat, dog, other");
  }

  @Test
  void givesTheSameBytesAgain() throws IOException {
    Path other = folder.resolve("other.onnx");
    OnnxFile.write(file(), Proof.of(classifier(3, new Softmax())).model());
    OnnxFile.write(other, Proof.of(classifier(3, new Softmax())).model());
    assertThat(file()).hasSameBinaryContentAs(other);
  }

  /** Into the operators' order and back before the numbers stand in a row; a branch adds none. */
  @Test
  void turnsAnImageOnceEachWay() throws Exception {
    assertThat(turns(classifier(3, new Softmax()))).isEqualTo(2);
    assertThat(turns(branched())).isEqualTo(1);
  }

  private int turns(NetworkSpec network) throws IOException {
    OnnxFile.write(file(), Proof.of(network).model());
    String operator = "\"\tTranspose";
    return Files.readString(file(), StandardCharsets.ISO_8859_1).split(operator, -1).length - 1;
  }

  /** With a sub-network, a layer that two others take, and a factor for each channel. */
  private static NetworkSpec branched() {
    List<NamedLayer> layers = new ArrayList<>();
    layers.add(new NamedLayer("numbers", new Rescaling(1 / 128.0, -1)));
    layers.add(new NamedLayer("stem/conv2d", Conv2d.of(4, 3, new Relu())));
    layers.add(new NamedLayer("stem/conv2d_2", Conv2d.of(4, 1)));
    layers.add(new NamedLayer("branch/conv2d", Conv2d.of(4, 1, new Relu())));
    layers.add(taking("add", new Add(), "stem/conv2d_2", "branch/conv2d"));
    layers.add(new NamedLayer("squeeze", new GlobalAveragePooling2d(true)));
    layers.add(new NamedLayer("excite", new ActivationLayer(new Sigmoid())));
    layers.add(taking("multiply", new Multiply(), "add", "excite"));
    layers.add(taking("concatenate", Concatenate.channels(), "multiply", "stem/conv2d_2"));
    layers.add(new NamedLayer("pooled", new GlobalAveragePooling2d(false)));
    layers.add(new NamedLayer("dense", Dense.of(3, new Softmax())));
    return new NetworkSpec(Shape.of(6, 5, 3), layers);
  }

  private static NamedLayer taking(String name, Layer layer, String... inputs) {
    return new NamedLayer(name, layer, List.of(inputs), false);
  }

  @Test
  void givesWhatBranchesAndSubNetworksGive() throws Exception {
    Proof.of(branched()).prove(file());
  }

  /** A pooling of padded images takes their zeros as numbers, which are the largest here. */
  @Test
  void poolsThePaddingOfAnotherLayer() throws Exception {
    for (String pooling : List.of("max_pooling2d", "average_pooling2d")) {
      List<NamedLayer> layers = new ArrayList<>();
      layers.add(new NamedLayer("below", new Rescaling(-1, 0)));
      layers.add(new NamedLayer("padded", Layers.ALL.create("zero_padding2d")));
      layers.add(new NamedLayer("dropped", Layers.ALL.create(Map.of("dropout", 0.5))));
      layers.add(new NamedLayer("pooled", Layers.ALL.create(pooling)));
      new Proof(new NetworkSpec(Shape.of(4, 4, 2), layers), Pixels.UNIT, 2).prove(file());
    }
  }

  /** Fewer dimensions count as having ones in front, behind the batch. */
  @Test
  void stretchesVectorsOverImages() throws Exception {
    List<NamedLayer> layers = new ArrayList<>();
    layers.add(new NamedLayer("numbers", new Rescaling(1 / 128.0, -1)));
    layers.add(new NamedLayer("conv2d", Conv2d.of(4, 3)));
    layers.add(new NamedLayer("vector", new GlobalAveragePooling2d(false)));
    layers.add(taking("multiply", new Multiply(), "conv2d", "vector"));
    layers.add(taking("add", new Add(), "vector", "multiply"));
    Proof.of(new NetworkSpec(Shape.of(6, 5, 3), layers)).prove(file());
  }

  @Test
  void givesWhatAReadyMadeNetworkGives() throws Exception {
    for (String architecture : List.of("keras", "gluon")) {
      MobileNetV2 made =
          MobileNetV2.KIND
              .create(Map.of("alpha", 0.35, "architecture", architecture), "", new ArrayList<>())
              .orElseThrow();
      List<NamedLayer> layers = new ArrayList<>();
      made.layers().forEach(member -> layers.add(member.made()));
      layers.add(new NamedLayer("pooled", new GlobalAveragePooling2d(false)));
      layers.add(new NamedLayer("dense", Dense.of(3, new Softmax())));
      NetworkSpec network = new NetworkSpec(Shape.of(32, 32, 3), layers);
      new Proof(network, Pixels.UNIT, 2).prove(file());
    }
  }

  /** Every network that Keras wrote for the tests, with its weights. */
  @TestFactory
  java.util.stream.Stream<DynamicTest> givesWhatNetworksOfKerasGive() throws Exception {
    List<Path> files = new ArrayList<>();
    URL place = Objects.requireNonNull(OnnxFileTest.class.getResource("/parity/keras"));
    try (java.util.stream.Stream<Path> all = Files.walk(Path.of(place.toURI()))) {
      all.filter(path -> path.toString().endsWith(".keras")).sorted().forEach(files::add);
    }
    assertThat(files).hasSizeGreaterThan(5);
    return files.stream().map(path -> dynamicTest(path.toString(), () -> provesKeras(path)));
  }

  private void provesKeras(Path path) throws Exception {
    KerasModel model = KerasFile.read(path);
    new Proof(model.network(), Pixels.UNIT, 3)
        .prove(folder.resolve(path.getFileName() + ".onnx"), model.weights());
  }

  /** A layer that nobody registered. */
  private record Odd() implements Layer {
    static final Kind<Odd> KIND =
        new Kind<>("odd", "Odd", Odd.class, List.of(), values -> new Odd(), "Odd.");

    @Override
    public Kind<Odd> kind() {
      return KIND;
    }

    @Override
    public Shape outputShape(Shape input) {
      return input;
    }

    @Override
    public Tensor forward(Tensor input, Pass pass) {
      return input;
    }
  }

  @Test
  void refusesALayerWithoutAFormByNameAndLeavesTheFileAsItWas() throws IOException {
    Files.writeString(file(), "before");
    NetworkSpec network =
        new NetworkSpec(Shape.of(3), List.of(new NamedLayer("strange", new Odd())));
    assertThatThrownBy(() -> OnnxFile.write(file(), Proof.of(network).model()))
        .isInstanceOf(InvalidData.class)
        .hasMessage(
            "The layer 'strange' (Odd) cannot be exported to ONNX: it has no form there; export to"
                + " .keras or .safetensors.");
    assertThat(file()).hasContent("before");
    assertThat(folder).isDirectoryContaining(path -> path.equals(file())).isNotEmptyDirectory();
  }

  @Test
  void refusesWeightsOfAnotherNetwork() {
    OnnxModel model = Proof.of(classifier(3, new Softmax())).model();
    OnnxModel other =
        new OnnxModel("other", classifier(4, new Softmax()), model.weights(), model.meaning());
    assertThatThrownBy(() -> OnnxFile.write(file(), other)).isInstanceOf(InvalidWeights.class);
    assertThat(file()).doesNotExist();
  }

  @Test
  void refusesMoreWeightsThanAFileHolds() {
    NetworkSpec network =
        new NetworkSpec(Shape.of(30_000), List.of(new NamedLayer("dense", Dense.of(30_000))));
    OnnxModel model =
        new OnnxModel(
            "huge",
            network,
            Map.of(),
            new OnnxModel.Meaning(List.of("cat"), Pixels.UNIT, OutputMeaning.PROBABILITIES));
    assertThatThrownBy(() -> OnnxFile.write(file(), model))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("3,600,120,000 bytes")
        .hasMessageContaining("at most 2 GiB");
    assertThat(file()).doesNotExist();
  }
}
