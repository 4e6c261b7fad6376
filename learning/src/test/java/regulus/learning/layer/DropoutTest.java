package regulus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Layer;
import regulus.learning.random.Stream;

/** What dropout does while training, where its draws cannot be compared with Keras'. */
class DropoutTest {
  private static final int EXAMPLES = 20;
  private static final int SIZE = 1000;
  private static final int NUMBERS = EXAMPLES * SIZE;

  private static Layer dropout(double rate) {
    return Layers.ALL.create(Map.of("dropout", Map.of("rate", rate)));
  }

  private static double[] train(Layer layer, Stream random) {
    LibTorch.claimThread();
    return Scope.get(() -> layer.forward(threes(), new FreePass(Map.of(), true, random)).doubles());
  }

  private static Tensor threes() {
    double[] threes = new double[NUMBERS];
    Arrays.fill(threes, 3);
    return Gradients.variable(Creation.of(threes, Precision.FLOAT64, List.of(EXAMPLES, SIZE)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.25, 0.56, 0.9})
  void setsTheRatesShareToZeroAndScalesTheRest(double rate) {
    double[] output = train(dropout(rate), new Stream(1));
    double scaled = 3 / (1 - rate);
    assertThat(Arrays.stream(output).filter(value -> value != 0).distinct().toArray())
        .containsExactly(new double[] {scaled}, within(1e-6));
    double zeros = Arrays.stream(output).filter(value -> value == 0).count() / (double) NUMBERS;
    double error = Math.sqrt(rate * (1 - rate) / NUMBERS);
    assertThat(zeros).isCloseTo(rate, within(5 * error));
  }

  @Test
  void dropsNothingAtRateZero() {
    assertThat(train(dropout(0), new Stream(1))).containsOnly(3);
  }

  @Test
  void drawsFromItsStreamAlone() {
    double[] once = train(dropout(0.5), new Stream(1));
    assertThat(train(dropout(0.5), new Stream(1))).isEqualTo(once);
    assertThat(train(dropout(0.5), new Stream(2))).isNotEqualTo(once);
  }

  @Test
  void letsGradientsThroughWhereItLetNumbersThrough() {
    LibTorch.claimThread();
    Scope.run(
        () -> {
          Tensor input = threes();
          Tensor output = dropout(0.25).forward(input, new FreePass(Map.of(), true, new Stream(1)));
          Gradients.backward(Reductions.sum(output));
          double[] expected = Arrays.stream(output.doubles()).map(value -> value / 3).toArray();
          double[] gradients = Gradients.of(input).doubles();
          assertThat(gradients).containsExactly(expected, within(1e-9));
        });
  }
}
