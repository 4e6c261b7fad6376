package regulus.learning.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        List.of(conv("relu", true), pool(2, "valid")),
        List.of(
            conv("relu", true),
            pool(2, "valid"),
            taking("add", "layer1", "layer1"),
            conv("relu", true),
            taking(pool(2, "valid"), "layer3"),
            taking(pool(2, "valid"), "layer3"),
            taking("concatenate", "layer5", "layer4"),
            flat,
            dense()),
        List.of(
            conv("relu", true),
            taking(conv("relu", true), "input"),
            taking(pool(3, "same"), "layer0"),
            taking(pool(3, "same"), "layer1"),
            taking("concatenate", "layer2", "layer3", "layer2"),
            Map.of("dropout", 0.3),
            taking("add", "layer5", "layer4")));
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
    Map<String, Tensor> outputs = new HashMap<>(Map.of(NetworkSpec.INPUT, input()));
    List<NamedLayer> layers = network.spec().layers();
    for (int i = 0; i < layers.size(); i++) {
      List<Tensor> inputs =
          network.spec().sources(i).stream()
              .map(outputs::get)
              .map(Objects::requireNonNull)
              .toList();
      Layer layer = layers.get(i).layer();
      outputs.put(
          layers.get(i).name(),
          layer instanceof Merging merging
              ? merging.forward(inputs)
              : layer.forward(inputs.get(0), network.pass(layers.get(i), TRAINING)));
    }
    return Objects.requireNonNull(outputs.get(layers.get(layers.size() - 1).name()));
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

  private record Taking(Object plain, List<String> inputs) {}

  private static Taking taking(Object plain, String... inputs) {
    return new Taking(plain, List.of(inputs));
  }

  private static NetworkSpec spec(List<Object> layers) {
    List<NamedLayer> named = new ArrayList<>();
    for (Object layer : layers) {
      Taking one = layer instanceof Taking taking ? taking : taking(layer);
      String name = "layer" + named.size();
      named.add(new NamedLayer(name, Layers.ALL.create(one.plain()), one.inputs(), false));
    }
    return new NetworkSpec(INPUT, named);
  }
}
