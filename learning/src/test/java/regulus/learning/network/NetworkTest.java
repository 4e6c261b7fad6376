package regulus.learning.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import regulus.learning.Shape;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.layer.Layers;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.random.Stream;
import regulus.learning.training.Chunks;

class NetworkTest {
  private static final NamedLayer CONV =
      layer("conv2d_1", Map.of("conv2d", Map.of("filters", 4, "kernel_size", List.of(3, 2))));
  private static final NamedLayer NORM = layer("norm", "batch_normalization");
  private static final NamedLayer FLATTEN = layer("flatten_1", "flatten");
  private static final NamedLayer DENSE = layer("dense_1", Map.of("dense", 5));

  private static NamedLayer layer(String name, Object plain) {
    return new NamedLayer(name, Layers.ALL.create(plain));
  }

  private static NetworkSpec spec(NamedLayer... layers) {
    return new NetworkSpec(Shape.of(6, 6, 2), List.of(layers));
  }

  private static Network build(long seed, NamedLayer... layers) {
    return Network.build(spec(layers), new Stream(seed));
  }

  @Test
  void listsWeightsWithKerasNamesOrderAndShapes() {
    try (Network network = build(1, CONV, NORM, FLATTEN, DENSE)) {
      Map<String, List<Integer>> shapes = new java.util.LinkedHashMap<>();
      network.weights().forEach((name, array) -> shapes.put(name, array.shape()));
      assertThat(shapes.toString())
          .isEqualTo(
              "{conv2d_1/kernel=[3, 2, 2, 4], conv2d_1/bias=[4], norm/gamma=[4], norm/beta=[4],"
                  + " norm/moving_mean=[4], norm/moving_variance=[4], dense_1/kernel=[80, 5],"
                  + " dense_1/bias=[5]}");
    }
  }

  private static NamedLayer frozen(NamedLayer layer) {
    return new NamedLayer(layer.name(), layer.layer(), List.of(), true);
  }

  @Test
  void holdsFrozenLayersFixed() {
    NetworkSpec spec = spec(frozen(CONV), frozen(NORM), FLATTEN, DENSE);
    assertThat(Shapes.of(spec).parameters())
        .isEqualTo(Shapes.of(spec(CONV, NORM, FLATTEN, DENSE)).parameters());
    assertThat(Shapes.of(spec).trainableParameters()).isEqualTo(405);
    try (Network network = build(1, frozen(CONV), frozen(NORM), FLATTEN, DENSE)) {
      assertThat(network.parameters().values().floats()).hasSize(405);
    }
  }

  @Test
  void drawsFrozenLayersAsOthers() {
    try (Network network = build(1, frozen(CONV), NORM, FLATTEN, DENSE);
        Network other = build(1, CONV, NORM, FLATTEN, DENSE)) {
      assertThat(network.weights()).usingRecursiveComparison().isEqualTo(other.weights());
    }
  }

  @Test
  void normalizesWithMovingStatisticsWhereFrozen() {
    try (Network network = build(1, CONV, frozen(NORM), FLATTEN, DENSE)) {
      Map<String, WeightArray> before = network.weights();
      Mode training = Mode.training(new Stream(3));
      assertThat(Scope.get(() -> network.forward(images(), training).floats()))
          .isEqualTo(Scope.get(() -> network.forward(images(), Mode.INFERENCE).floats()));
      assertThat(network.weights()).usingRecursiveComparison().isEqualTo(before);
    }
  }

  @Test
  void computesAsWhenPredictingWhereSaid() {
    NamedLayer dropout = layer("dropout_1", Map.of("dropout", 0.5)).inferring(true);
    try (Network network = build(1, CONV, NORM.inferring(true), dropout, FLATTEN, DENSE)) {
      Map<String, WeightArray> before = network.weights();
      Mode training = Mode.training(new Stream(3));
      assertThat(Scope.get(() -> network.forward(images(), training).floats()))
          .isEqualTo(Scope.get(() -> network.forward(images(), Mode.INFERENCE).floats()));
      assertThat(network.weights()).usingRecursiveComparison().isEqualTo(before);
      assertThat(Shapes.of(network.spec()).layer("norm").weights())
          .filteredOn(WeightSpec::trainable)
          .extracting(WeightSpec::name)
          .containsExactly("gamma", "beta");
    }
  }

  /** So that networks are equal that compute the same. */
  @Test
  void saysNothingOfLayersThatTrainAsTheyPredict() {
    assertThat(CONV.inferring(true)).isEqualTo(CONV);
    assertThat(NORM.inferring(true)).isNotEqualTo(NORM);
    assertThat(Chunks.mixing(spec(CONV, NORM, FLATTEN, DENSE))).isPresent();
    assertThat(Chunks.mixing(spec(CONV, NORM.inferring(true), FLATTEN, DENSE))).isEmpty();
  }

  @Test
  void leavesFrozenWeightsOutOfThePenalty() {
    Map<String, Object> penalized = Map.of("units", 5, "kernel_regularizer", "l2");
    NamedLayer dense = layer("dense_1", Map.of("dense", penalized));
    try (Network free = build(1, FLATTEN, dense);
        Network fixed = build(1, FLATTEN, frozen(dense))) {
      assertThat(Scope.get(() -> free.penalty().isPresent())).isTrue();
      assertThat(fixed.penalty()).isEmpty();
    }
  }

  private static Tensor images() {
    float[] values = new float[2 * 72];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) new Stream(9).normal(i);
    }
    return Creation.of(values, Precision.FLOAT32, List.of(2, 6, 6, 2));
  }

  @Test
  void givesBackTheWeightsThatWereLoaded() {
    try (Network network = build(1, CONV, NORM, FLATTEN, DENSE);
        Network other = build(2, CONV, NORM, FLATTEN, DENSE)) {
      Map<String, WeightArray> marked = new HashMap<>(other.weights());
      marked.put("norm/moving_mean", new WeightArray(List.of(4), new float[] {1, 2, 3, 4}));
      network.load(marked);
      network
          .weights()
          .forEach(
              (name, array) ->
                  assertThat(array.values())
                      .isEqualTo(Objects.requireNonNull(marked.get(name)).values()));
    }
  }

  @Test
  void drawsALayerAlikeWhateverStandsBeforeIt() {
    try (Network with = build(1, CONV, NORM, FLATTEN, DENSE);
        Network without = build(1, CONV, FLATTEN, DENSE)) {
      assertThat(values(with, "dense_1/kernel")).isEqualTo(values(without, "dense_1/kernel"));
      assertThat(values(with, "conv2d_1/kernel")).isEqualTo(values(without, "conv2d_1/kernel"));
    }
  }

  @Test
  void refusesWeightsOfAnotherNetworkAndKeepsItsOwn() {
    try (Network network = build(1, FLATTEN, DENSE);
        Network other = build(2, CONV, FLATTEN, DENSE)) {
      float[] before = values(network, "dense_1/kernel");
      assertThatThrownBy(() -> network.load(other.weights()))
          .isInstanceOf(InvalidWeights.class)
          .hasMessage("Invalid shape of dense_1/kernel: expected [72, 5], received [80, 5].");
      assertThatThrownBy(() -> network.load(Map.of()))
          .hasMessage("The weights lack dense_1/kernel, which the network has.");
      Map<String, WeightArray> more = new HashMap<>(network.weights());
      more.put("dense_2/bias", new WeightArray(List.of(1), new float[1]));
      assertThatThrownBy(() -> network.load(more))
          .hasMessage("The network has no weight dense_2/bias.");
      assertThat(values(network, "dense_1/kernel")).isEqualTo(before);
    }
  }

  private static float[] values(Network network, String name) {
    return Objects.requireNonNull(network.weights().get(name)).values();
  }
}
