package regulus.learning.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import regulus.learning.Shape;
import regulus.learning.engine.Creation;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.layer.Layers;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.random.Stream;

/** Networks of layers named {@code a}, {@code b}, …, the first ones of them frozen. */
class SettledTest {
  private static final Shape INPUT = Shape.of(8, 8, 2);
  private static final Object CONV = Map.of("conv2d", Map.of("filters", 3, "kernel_size", 3));
  private static final Object POOL = "max_pooling2d";
  private static final Object NORM = "batch_normalization";
  private static final Object DROPOUT = Map.of("dropout", 0.5);
  private static final Object FLIP = Map.of("random_flip", Map.of("mode", "horizontal"));
  private static final Object HALF = Map.of("rescaling", Map.of("scale", 0.5));
  private static final Object DENSE = Map.of("dense", 4);

  @Test
  void areFrozenLayersAndThoseWithoutWeightsAmongAndBehindThem() {
    assertThat(layers(network(3, HALF, CONV, NORM, POOL, "flatten", DROPOUT, DENSE))).isEqualTo(5);
    assertThat(layers(network(2, CONV, NORM, CONV, POOL, "flatten", DENSE))).isEqualTo(2);
  }

  @Test
  void areNoneWhereEverythingIsTrainedOrNothingIsSaved() {
    assertThat(layers(network(0, CONV, POOL, "flatten", DENSE))).isZero();
    assertThat(layers(network(1, HALF, CONV, POOL, "flatten", DENSE))).isZero();
  }

  @Test
  void areFrozenLayersBehindAdaptedOnesToo() {
    assertThat(layers(network(0, "normalization", POOL, "flatten", DENSE))).isZero();
    List<NamedLayer> layers = new ArrayList<>();
    layers.add(layer("a", "normalization", false));
    layers.add(layer("b", CONV, true));
    layers.add(layer("c", "flatten", false));
    layers.add(layer("d", DENSE, false));
    assertThat(layers(new NetworkSpec(INPUT, layers))).isEqualTo(3);
  }

  @Test
  void areNoneBehindWhatIsRandom() {
    assertThat(layers(network(3, FLIP, CONV, NORM, "flatten", DENSE))).isZero();
  }

  @Test
  void areAlsoBehindWhatIsRandomInTrainingOnlyAndNeverTrainsAsSuch() {
    NetworkSpec network = network(4, CONV, NORM, DROPOUT, CONV, "flatten", DENSE);
    assertThat(layers(network)).isEqualTo(2);
    List<NamedLayer> calm = network.layers().stream().map(layer -> layer.inferring(true)).toList();
    assertThat(layers(new NetworkSpec(INPUT, calm))).isEqualTo(5);
  }

  @Test
  void areNoneBehindWhatCostsSomethingInEveryStep() {
    Object costly = Map.of("activity_regularization", Map.of("l2", 0.5));
    assertThat(layers(network(3, CONV, costly, NORM, "flatten", DENSE))).isEqualTo(1);
  }

  @Test
  void areNoneWhereNothingIsTrainedBehindThem() {
    assertThat(layers(network(4, CONV, POOL, "flatten", DENSE))).isZero();
  }

  @Test
  void endWhereOnlyOneOutputIsTakenByTheRest() {
    List<NamedLayer> layers = new ArrayList<>();
    layers.add(layer("a", CONV, true));
    layers.add(layer("b", CONV, true));
    layers.add(layer("c", Map.of("conv2d", Map.of("filters", 3, "kernel_size", 1)), true));
    layers.add(layer("d", "add", false, "b", "c"));
    layers.add(layer("e", "flatten", false));
    layers.add(layer("f", DENSE, false));
    assertThat(layers(new NetworkSpec(INPUT, layers))).isEqualTo(5);
    layers.set(2, layer("c", layers.get(2).layer(), false));
    assertThat(layers(new NetworkSpec(INPUT, layers))).isEqualTo(2);
    layers.set(3, layer("d", "concatenate", false, "c", "b"));
    assertThat(layers(new NetworkSpec(INPUT, layers))).isEqualTo(2);
    layers.set(0, layer("a", Map.of("conv2d", Map.of("filters", 3, "kernel_size", 5)), true));
    layers.set(1, layer("b", Map.of("conv2d", Map.of("filters", 3, "kernel_size", 1)), true));
    layers.set(3, layer("d", "concatenate", false, "c", "a"));
    assertThat(layers(new NetworkSpec(INPUT, layers))).isEqualTo(1);
  }

  @Test
  void theRestGivesFromThemWhatTheWholeNetworkGives() {
    LibTorch.claimThread();
    NetworkSpec spec = network(3, HALF, CONV, NORM, POOL, "flatten", DROPOUT, DENSE);
    Mode training = Mode.training(new Stream(3));
    try (Network network = Network.build(spec, new Stream(4))) {
      float[] whole = Scope.get(() -> network.forward(images(), training).floats());
      float[] rest =
          Scope.get(() -> network.forwardSettled(network.settle(images()), training).floats());
      assertThat(rest).isEqualTo(whole);
    }
  }

  private static int layers(NetworkSpec network) {
    return Settled.of(network).layers();
  }

  private static NetworkSpec network(int frozen, Object... plain) {
    List<NamedLayer> layers = new ArrayList<>();
    for (Object layer : plain) {
      String name = String.valueOf((char) ('a' + layers.size()));
      layers.add(layer(name, layer, layers.size() < frozen));
    }
    return new NetworkSpec(INPUT, layers);
  }

  private static NamedLayer layer(String name, Object plain, boolean frozen, String... inputs) {
    return layer(name, Layers.ALL.create(plain), frozen, inputs);
  }

  private static NamedLayer layer(String name, Layer layer, boolean frozen, String... inputs) {
    return new NamedLayer(name, layer, List.of(inputs), frozen);
  }

  private static Tensor images() {
    float[] values = new float[5 * INPUT.elements()];
    Stream random = new Stream(9);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.normal(i);
    }
    return Creation.of(values, Precision.FLOAT32, List.of(5, 8, 8, 2));
  }
}
