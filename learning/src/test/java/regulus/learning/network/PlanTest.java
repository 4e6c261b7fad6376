package regulus.learning.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import regulus.learning.Shape;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Updates;
import regulus.learning.layer.Layers;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.random.Stream;

/** The liberties that a plan takes change no result: it equals the layers run one by one. */
class PlanTest {
  private static final Shape INPUT = Shape.of(12, 12, 2);
  private static final Mode TRAINING = Mode.training(new Stream(8));

  static java.util.stream.Stream<List<Object>> networks() {
    Object flat = "flatten";
    return java.util.stream.Stream.of(
        List.of(conv("relu", true), pool(2, "valid"), flat, dense()),
        List.of(conv("relu", false), pool(2, "valid"), conv("linear", true), pool(3, "same"), flat),
        List.of(conv("linear", true), pool(3, "same"), pool(2, "valid"), flat, dense()),
        List.of(conv("tanh", true), pool(2, "valid"), flat, dense()),
        List.of(conv("relu", true), "average_pooling2d", flat, dense()),
        List.of(conv("relu", true), Map.of("dropout", 0.3), pool(2, "valid"), flat, dense()),
        List.of(conv("relu", true), "batch_normalization", pool(2, "valid"), flat, dense()),
        List.of(conv("relu", true), pool(2, "valid")));
  }

  @BeforeEach
  void claimThread() {
    LibTorch.claimThread();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void givesWhatTheLayersGiveOneByOne(List<Object> layers) {
    NetworkSpec spec = spec(layers);
    try (Network network = Network.build(spec, new Stream(4));
        Network other = Network.build(spec, new Stream(4))) {
      Result planned =
          Scope.get(() -> result(network, network.activate(network.forward(input(), TRAINING))));
      Result literal = Scope.get(() -> result(other, oneByOne(other)));
      assertThat(planned.outputs()).isEqualTo(literal.outputs());
      assertThat(planned.gradients())
          .usingComparatorWithPrecision(2e-5f)
          .containsExactly(literal.gradients());
    }
  }

  record Result(float[] outputs, float[] gradients) {}

  private static Result result(Network network, Tensor outputs) {
    Gradients.backward(Reductions.mean(Elementwise.square(outputs)));
    float[] gradients = network.parameters().gradients().floats();
    Updates.zero(network.parameters().gradients());
    return new Result(outputs.floats(), gradients);
  }

  private static Tensor oneByOne(Network network) {
    Tensor x = input();
    for (NamedLayer layer : network.spec().layers()) {
      x = layer.layer().forward(x, network.pass(layer, TRAINING));
    }
    return x;
  }

  private static Tensor input() {
    float[] values = new float[3 * INPUT.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) new Stream(9).normal(i);
    }
    return Creation.of(values, Precision.FLOAT32, List.of(3, 12, 12, 2));
  }

  private static Object conv(String activation, boolean bias) {
    return Map.of(
        "conv2d",
        Map.of(
            "filters",
            4,
            "kernel_size",
            3,
            "activation",
            activation,
            "use_bias",
            bias,
            "bias_initializer",
            Map.of("random_normal", Map.of("stddev", 0.5))));
  }

  private static Object pool(int size, String padding) {
    return Map.of("max_pooling2d", Map.of("pool_size", size, "padding", padding));
  }

  private static Object dense() {
    return Map.of("dense", Map.of("units", 3, "activation", "softmax"));
  }

  private static NetworkSpec spec(List<Object> layers) {
    List<NamedLayer> named = new ArrayList<>();
    for (Object plain : layers) {
      named.add(new NamedLayer("layer" + named.size(), Layers.ALL.create(plain)));
    }
    return new NetworkSpec(INPUT, named);
  }
}
