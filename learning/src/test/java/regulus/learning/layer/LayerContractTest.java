package regulus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import regulus.learning.Shape;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.Layer;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Shapes;
import regulus.learning.network.WeightSpec;
import regulus.learning.random.Stream;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Setting;

/** What holds for every layer; a new kind needs nothing here but an example. */
class LayerContractTest {
  private static final int EXAMPLES = 3;
  private static final double STEP = 1e-6;
  private static final Stream RANDOM = new Stream(5);

  private static final List<Object> ODD =
      List.of(
          -1L,
          0L,
          (long) Integer.MAX_VALUE,
          10_000_000_000L,
          Long.MIN_VALUE,
          0.5,
          1e300,
          Double.NaN,
          Double.NEGATIVE_INFINITY,
          true,
          "",
          "odd",
          List.of(),
          List.of(1L),
          List.of(0L, 0L),
          List.of(10_000_000_000L, -1L),
          List.of(Integer.MAX_VALUE, Integer.MAX_VALUE),
          List.of(List.of(1L, 1L), List.of(Integer.MAX_VALUE, 1L)),
          List.of(2.0, -2.0),
          Map.of(),
          Map.of("odd", 1L));

  /** Another place in the random numbers. */
  private static final Stream OTHERWISE = new Stream(6);

  static java.util.stream.Stream<LayerExample> examples() {
    return LayerExample.ALL.stream();
  }

  @BeforeEach
  void claimThread() {
    LibTorch.claimThread();
  }

  @Test
  void everyKindHasAnExample() {
    Set<String> shown =
        LayerExample.ALL.stream().map(LayerExample::kind).collect(Collectors.toSet());
    assertThat(shown).isEqualTo(Layers.ALL.names());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void knowsItsKind(LayerExample example) {
    assertThat(example.layer().kind()).isSameAs(Layers.ALL.find(example.kind()).orElseThrow());
  }

  /** Whatever stands in a study file, it is used or refused in a sentence. */
  @ParameterizedTest
  @MethodSource("examples")
  void usesAnySettingOrSaysWhyNot(LayerExample example) {
    for (Setting setting : example.layer().kind().settings()) {
      for (Object odd : ODD) {
        Map<String, Object> settings = new HashMap<>(example.plain().get(example.kind()));
        settings.put(setting.name(), odd);
        Throwable problem =
            catchThrowable(() -> shapes(Map.of(example.kind(), settings), example.input()));
        if (problem != null) {
          assertThat(problem)
              .as("%s", settings)
              .isInstanceOfAny(InvalidSetting.class, InvalidLayer.class);
        }
      }
    }
  }

  private static void shapes(Map<String, Map<String, Object>> plain, Shape input) {
    Shapes.of(new NetworkSpec(input, List.of(new NamedLayer("layer", Layers.ALL.create(plain)))));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void givesTheShapeItSays(LayerExample example) {
    Layer layer = example.layer();
    int[] sizes = Scope.get(() -> output(example, true).sizes());
    Shape said = layer.outputShape(example.input());
    assertThat(sizes[0]).isEqualTo(EXAMPLES);
    assertThat(Shape.of(Arrays.copyOfRange(sizes, 1, sizes.length))).isEqualTo(said);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void givesTheSameBytesAgain(LayerExample example) {
    double[] first = Scope.get(() -> output(example, true).doubles());
    assertThat(Scope.get(() -> output(example, true).doubles())).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void differsInTrainingOnlyIfItSaysSo(LayerExample example) {
    double[] training = Scope.get(() -> output(example, true).doubles());
    double[] inference = Scope.get(() -> output(example, false).doubles());
    Layer layer = example.layer();
    assertThat(Arrays.equals(training, inference))
        .isNotEqualTo(layer.draws() || layer.mixesExamples());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void saysWhetherItDraws(LayerExample example) {
    double[] first = Scope.get(() -> output(example, true).doubles());
    double[] second =
        Scope.get(
            () -> {
              FreePass pass = pass(example, weights(example), true);
              return output(example, new FreePass(pass.weights(), true, OTHERWISE)).doubles();
            });
    assertThat(Arrays.equals(first, second)).isNotEqualTo(example.layer().draws());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void leavesItsInputAlone(LayerExample example) {
    double[] numbers = input(example);
    double[] after =
        Scope.get(
            () -> {
              Tensor input = FreePass.batch(numbers, EXAMPLES, example.input());
              example.layer().forward(input, pass(example, weights(example), true));
              return input.doubles();
            });
    assertThat(after).isEqualTo(numbers);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void hasTheGradientsThatDifferencesShow(LayerExample example) {
    Map<String, double[]> weights = weights(example);
    double[] input = input(example);
    Map<String, double[]> gradients = Scope.get(() -> gradients(example, input, weights));
    compare("input", input, gradients, () -> projection(example, input, weights));
    for (WeightSpec spec : example.layer().weights(example.input())) {
      if (spec.trainable()) {
        double[] values = Objects.requireNonNull(weights.get(spec.name()));
        compare(spec.name(), values, gradients, () -> projection(example, input, weights));
      }
    }
  }

  private static void compare(
      String name,
      double[] values,
      Map<String, double[]> gradients,
      java.util.function.DoubleSupplier function) {
    double[] gradient = Objects.requireNonNull(gradients.get(name));
    for (int i = 0; i < values.length; i++) {
      double kept = values[i];
      values[i] = kept + STEP;
      double above = function.getAsDouble();
      values[i] = kept - STEP;
      double below = function.getAsDouble();
      values[i] = kept;
      assertThat(gradient[i])
          .as("gradient of %s[%d]", name, i)
          .isCloseTo((above - below) / (2 * STEP), within(1e-6));
    }
  }

  /** A random projection of the output to one number, so that all its gradients matter. */
  private static double projection(
      LayerExample example, double[] input, Map<String, double[]> weights) {
    return Scope.get(
        () ->
            projected(
                    example
                        .layer()
                        .forward(
                            FreePass.batch(input, EXAMPLES, example.input()),
                            pass(example, weights, true)))
                .item());
  }

  private static Tensor projected(Tensor output) {
    double[] factors = new double[(int) output.elements()];
    Arrays.setAll(factors, RANDOM.named("factors")::normal);
    return Reductions.sum(
        Arithmetic.multiply(output, Creation.of(factors, Precision.FLOAT64, output.shape())));
  }

  private static Map<String, double[]> gradients(
      LayerExample example, double[] input, Map<String, double[]> weights) {
    Tensor batch = FreePass.batch(input, EXAMPLES, example.input());
    FreePass pass = pass(example, weights, true);
    Gradients.backward(projected(example.layer().forward(batch, pass)));
    Map<String, double[]> gradients = new HashMap<>();
    gradients.put("input", Gradients.of(batch).doubles());
    for (WeightSpec spec : example.layer().weights(example.input())) {
      if (spec.trainable()) {
        gradients.put(spec.name(), Gradients.of(pass.weight(spec.name())).doubles());
      }
    }
    return gradients;
  }

  private static Tensor output(LayerExample example, boolean training) {
    return output(example, pass(example, weights(example), training));
  }

  private static Tensor output(LayerExample example, FreePass pass) {
    Tensor input = FreePass.batch(input(example), EXAMPLES, example.input());
    return example.layer().forward(input, pass);
  }

  private static FreePass pass(
      LayerExample example, Map<String, double[]> weights, boolean training) {
    return FreePass.of(example.layer(), example.input(), weights, training);
  }

  private static Map<String, double[]> weights(LayerExample example) {
    return FreePass.draw(example.layer(), example.input(), RANDOM);
  }

  private static double[] input(LayerExample example) {
    double[] input = new double[EXAMPLES * example.input().elements()];
    Arrays.setAll(input, RANDOM.named("input")::normal);
    return input;
  }
}
