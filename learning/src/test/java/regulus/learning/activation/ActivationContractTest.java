package regulus.learning.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.random.Stream;

/** What holds for every activation. */
class ActivationContractTest {
  private static final List<Integer> SIZES = List.of(4, 6);
  private static final double STEP = 1e-6;

  static java.util.stream.Stream<Activation> activations() {
    return java.util.stream.Stream.concat(
        Activations.ALL.names().stream()
            .filter(name -> !name.equals("threshold"))
            .map(Activations.ALL::create),
        java.util.stream.Stream.of(
            Activations.ALL.create(
                Map.of("threshold", Map.of("threshold", 0.5, "default_value", -2))),
            Activations.ALL.create(Map.of("relu", Map.of("max_value", 1.5))),
            Activations.ALL.create(
                Map.of("relu", Map.of("negative_slope", 0.25, "threshold", 0.5)))));
  }

  @BeforeEach
  void claimThread() {
    LibTorch.claimThread();
  }

  @ParameterizedTest
  @MethodSource("activations")
  void isTheSameOnFreshTensors(Activation activation) {
    double[] fresh =
        Scope.get(() -> activation.applyToFresh(tensor(input(), Precision.FLOAT32)).doubles());
    double[] plain =
        Scope.get(() -> activation.apply(tensor(input(), Precision.FLOAT32)).doubles());
    assertThat(fresh).isEqualTo(plain);
  }

  @ParameterizedTest
  @MethodSource("activations")
  void commutesWithMaximumIfItSaysSo(Activation activation) {
    double[] input = input();
    double[] output = Scope.get(() -> activation.apply(tensor(input, Precision.FLOAT64)).doubles());
    int row = SIZES.get(1);
    for (int i = 0; activation.commutesWithMaximum() && i < input.length; i += row) {
      double[] largest = {Arrays.stream(input, i, i + row).max().orElseThrow()};
      double[] ofLargest =
          Scope.get(
              () ->
                  activation
                      .apply(Creation.of(largest, Precision.FLOAT64, List.of(1, 1)))
                      .doubles());
      assertThat(ofLargest[0]).isEqualTo(Arrays.stream(output, i, i + row).max().orElseThrow());
    }
  }

  @ParameterizedTest
  @MethodSource("activations")
  void hasTheGradientThatDifferencesShow(Activation activation) {
    double[] input = input();
    double[] gradient =
        Scope.get(
            () -> {
              Tensor x = Gradients.variable(tensor(input, Precision.FLOAT64));
              Tensor fresh = Arithmetic.multiply(x, 1);
              Gradients.backward(projected(activation.applyToFresh(fresh)));
              return Gradients.of(x).doubles();
            });
    for (int i = 0; i < input.length; i++) {
      double slope = (moved(activation, input, i, STEP) - moved(activation, input, i, -STEP));
      assertThat(gradient[i]).as("[%d]", i).isCloseTo(slope / (2 * STEP), within(1e-7));
    }
  }

  private static double moved(Activation activation, double[] input, int index, double by) {
    double[] moved = input.clone();
    moved[index] += by;
    return Scope.get(() -> projected(activation.apply(tensor(moved, Precision.FLOAT64))).item());
  }

  private static Tensor projected(Tensor output) {
    double[] factors = new double[(int) output.elements()];
    Arrays.setAll(factors, new Stream(2)::normal);
    return Reductions.sum(Arithmetic.multiply(output, tensor(factors, Precision.FLOAT64)));
  }

  private static Tensor tensor(double[] values, Precision precision) {
    return Creation.of(values, precision, SIZES);
  }

  private static double[] input() {
    double[] input = new double[24];
    Arrays.setAll(input, i -> 2 * new Stream(1).normal(i));
    return input;
  }
}
