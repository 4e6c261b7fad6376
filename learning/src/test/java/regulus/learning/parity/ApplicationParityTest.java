package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import regulus.learning.Shape;
import regulus.learning.application.Application;
import regulus.learning.application.Applications;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Scope;
import regulus.learning.layer.GlobalAveragePooling2d;
import regulus.learning.network.Mode;
import regulus.learning.network.Network;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Pretrained;
import regulus.learning.network.Shapes;
import regulus.learning.network.StoredWeights;
import regulus.learning.network.WeightArray;
import regulus.learning.pretrained.WeightsLibrary;
import regulus.learning.storage.SafeTensors;
import regulus.learning.storage.StoredArray;
import regulus.learning.training.Freezing;
import regulus.learning.training.Freezing.Thaw;

/**
 * Ready-made networks are Keras' layer by layer, and so are their outputs. The real weights are too
 * large to ship: what needs them runs where REGULUS_DATA names a folder that has them.
 */
class ApplicationParityTest {
  private static final String NARROW = "weights/mobilenet_v2_0.35_224_imagenet_notop.safetensors";
  private static final String GLUON = "weights/mobilenet_v2_1.0_224_imagenet_notop.safetensors";
  private static final String REFERENCE = "weights/reference.safetensors";

  private static final Optional<Path> DATA =
      Optional.ofNullable(System.getenv("REGULUS_DATA")).map(Path::of);

  @TestFactory
  Stream<DynamicTest> hasKerasLayers() {
    return ParityFixture.tests("applications", ApplicationParityTest::compareLayers);
  }

  @TestFactory
  Stream<DynamicTest> computesAsKeras() {
    return ParityFixture.tests("applications", ApplicationParityTest::compareOutputs);
  }

  private static void compareLayers(ParityCase c) {
    NetworkSpec spec = spec(c.plain(), Shape.of(c.wholes("input_shape")));
    List<String> names = new ArrayList<>();
    for (NamedLayer layer : spec.layers()) {
      names.add(
          "[\"" + layer.name().substring(2) + "\",\"" + layer.layer().kind().kerasName() + "\"]");
    }
    List<String> keras = c.elements("layers").stream().map(Object::toString).toList();
    assertThat(names).isEqualTo(keras.subList(1, keras.size()));
    Shapes shapes = Shapes.of(spec);
    assertThat(shapes.parameters()).isEqualTo(c.whole("parameters"));
    assertThat(shapes.trainableParameters()).isEqualTo(c.whole("trainable"));
    Thaw last = new Thaw(List.of("m"), OptionalInt.of(120));
    NetworkSpec opened = new Freezing(List.of("m"), Optional.of(last)).in(spec);
    assertThat(opened.layers().stream().filter(NamedLayer::frozen)).hasSize(keras.size() - 1 - 120);
  }

  private static NetworkSpec spec(Map<String, Object> plain, Shape input) {
    Application application = Applications.ALL.create(plain);
    List<NamedLayer> layers = new ArrayList<>();
    for (Application.Member member : application.layers()) {
      List<String> inputs = member.inputs().stream().map(name -> "m/" + name).toList();
      layers.add(new NamedLayer("m/" + member.name(), member.made().layer(), inputs, false));
    }
    return new NetworkSpec(input, layers);
  }

  private static void compareOutputs(ParityCase c) {
    boolean real = c.name().equals("imagenet");
    assumeTrue(!real || stored(NARROW).isPresent(), NARROW + " is not in REGULUS_DATA");
    NetworkSpec spec = spec(c.plain(), Shape.of(c.wholes("input_shape")));
    TrainedNetwork formulas = TrainedNetwork.of(c);
    regulus.learning.random.Stream random = formulas.random();
    try (Network network = Network.build(spec, random, Precision.FLOAT64)) {
      network.load(
          real
              ? matching(spec, stored(NARROW).orElseThrow())
              : outside(formulas.weights(inside(network.weights()))));
      double[] images = new double[spec.input().elements()];
      for (int i = 0; i < images.length; i++) {
        images[i] = -1 + 2 * random.named("images").uniform(i);
      }
      Closeness.IN_FLOAT64.check("output", c.floats("output"), outputs(network, images));
    }
  }

  private static double[] outputs(Network network, double[] images) {
    List<Integer> sizes = new ArrayList<>(List.of(1));
    sizes.addAll(network.spec().input().dimensions());
    return Scope.get(
        () ->
            Gradients.without(
                () ->
                    network
                        .activate(
                            network.forward(
                                Creation.of(images, network.precision(), sizes), Mode.INFERENCE))
                        .doubles()));
  }

  private static Map<String, WeightArray> inside(Map<String, WeightArray> weights) {
    Map<String, WeightArray> inside = new LinkedHashMap<>();
    weights.forEach((name, array) -> inside.put(name.substring(2), array));
    return inside;
  }

  private static Map<String, WeightArray> outside(Map<String, WeightArray> weights) {
    Map<String, WeightArray> outside = new LinkedHashMap<>();
    weights.forEach((name, array) -> outside.put("m/" + name, array));
    return outside;
  }

  private static Optional<StoredWeights> stored(String file) {
    return DATA.filter(data -> Files.exists(data.resolve(file)))
        .map(data -> new WeightsLibrary(List.of(data)).find(file));
  }

  private static Map<String, WeightArray> matching(NetworkSpec spec, StoredWeights stored) {
    Shapes shapes = Shapes.of(spec);
    List<String> layers =
        shapes.layers().stream()
            .filter(layer -> !layer.weights().isEmpty())
            .map(layer -> layer.name().substring(2))
            .toList();
    return stored.matching(new Pretrained("m", stored.sha256(), layers), shapes);
  }

  @Test
  void givesTheFeaturesOfTheNarrowReference() {
    compareReference(
        Map.of("mobilenet_v2", Map.of("alpha", 0.35)),
        NARROW,
        "mobilenet_v2_0.35.features",
        (pixel, channel) -> pixel / 127.5 - 1);
  }

  @Test
  void givesTheFeaturesOfTheGluonReference() {
    double[] mean = {0.485, 0.456, 0.406};
    double[] deviation = {0.229, 0.224, 0.225};
    compareReference(
        Map.of("mobilenet_v2", Map.of("architecture", "gluon")),
        GLUON,
        "mobilenet_v2_1.0.features",
        (pixel, channel) -> (pixel / 255 - mean[channel]) / deviation[channel]);
  }

  private interface Normalization {
    double of(double pixel, int channel);
  }

  private static void compareReference(
      Map<String, Object> plain, String file, String features, Normalization normalization) {
    assumeTrue(stored(file).isPresent(), file + " is not in REGULUS_DATA");
    Map<String, StoredArray> reference = SafeTensors.read(DATA.orElseThrow().resolve(REFERENCE));
    NetworkSpec features224 = spec(plain, Shape.of(224, 224, 3));
    List<NamedLayer> layers = new ArrayList<>(features224.layers());
    layers.add(new NamedLayer("pool", new GlobalAveragePooling2d(false)));
    NetworkSpec spec = new NetworkSpec(features224.input(), layers);
    try (Network network = Network.build(spec, new regulus.learning.random.Stream(1))) {
      network.replace(matching(features224, stored(file).orElseThrow()));
      double[] output = outputs(network, images(floats(reference, "input"), normalization));
      float[] expected = floats(reference, features);
      for (int i = 0; i < expected.length; i++) {
        assertThat(Math.abs(output[i] - expected[i])).as("feature %d", i).isLessThan(1e-3);
      }
    }
  }

  private static float[] floats(Map<String, StoredArray> arrays, String name) {
    return ((StoredArray.Floats) Objects.requireNonNull(arrays.get(name))).values();
  }

  /** From channels, height, width to height, width, channels. */
  private static double[] images(float[] pixels, Normalization normalization) {
    int places = 224 * 224;
    double[] images = new double[3 * places];
    for (int place = 0; place < places; place++) {
      for (int channel = 0; channel < 3; channel++) {
        images[3 * place + channel] = normalization.of(pixels[channel * places + place], channel);
      }
    }
    return images;
  }

  @Test
  void readsARegulusFileOfAWholeNetworkToo() {
    Shape input = Shape.of(32, 32, 3);
    NetworkSpec spec = spec(Map.of("mobilenet_v2", Map.of("alpha", 0.35)), input);
    try (Network network = Network.build(spec, new regulus.learning.random.Stream(1));
        Network other = Network.build(spec, new regulus.learning.random.Stream(2))) {
      Map<String, WeightArray> all = new LinkedHashMap<>(network.weights());
      all.put("dense_1/kernel", new WeightArray(List.of(1), new float[1]));
      other.replace(matching(spec, new StoredWeights("a", "00", all)));
      assertThat(other.weights()).usingRecursiveComparison().isEqualTo(network.weights());
      assertThat(Set.copyOf(all.keySet())).hasSize(other.weights().size() + 1);
    }
  }
}
