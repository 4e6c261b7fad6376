package regulus.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import regulus.learning.engine.Creation;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Scope;
import regulus.learning.loss.Losses;
import regulus.learning.training.Loss.Output;

/** Losses of saved probabilities are those that the logits had. */
final class ExampleLossesTest {
  private static final double[] LOGITS = {2, -1, 0.5, -30, 4, 1, 0.1, 0.2, 0.3};
  private static final int[] LABELS = {0, 2, 1};

  static Stream<String> losses() {
    return Losses.ALL.names().stream();
  }

  @BeforeEach
  void claimThread() {
    LibTorch.claimThread();
  }

  @ParameterizedTest
  @MethodSource("losses")
  void areThoseOfTheLogits(String name) {
    Loss loss = Losses.ALL.create(name);
    assertThat(ExampleLosses.of(loss, softmax(), LABELS))
        .containsExactly(each(loss, LOGITS, 3, Output.SOFTMAX_LOGITS), within(1e-4));
  }

  @Test
  void aSingleOutputIsTheProbabilityOfClassOne() {
    Loss loss = Losses.ALL.create("binary_crossentropy");
    float[] probabilities = new float[LABELS.length];
    double[] logits = {3, -0.5, 0.25};
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = (float) (1 / (1 + Math.exp(-logits[i])));
    }
    int[] labels = {1, 1, 0};
    assertThat(ExampleLosses.of(loss, probabilities, labels))
        .containsExactly(
            new double[] {
              Math.log1p(Math.exp(-3)), Math.log1p(Math.exp(0.5)), Math.log1p(Math.exp(0.25))
            },
            within(1e-6));
  }

  @Test
  void certaintyThatIsWrongHasAFiniteLoss() {
    Loss loss = Losses.ALL.create("sparse_categorical_crossentropy");
    double[] each = ExampleLosses.of(loss, new float[] {1, 0, 0, 1}, new int[] {1, 1});
    assertThat(each[0]).isBetween(80.0, 110.0);
    assertThat(each[1]).isCloseTo(0, within(1e-6));
  }

  private static float[] softmax() {
    float[] probabilities = new float[LOGITS.length];
    for (int row = 0; row < LOGITS.length; row += 3) {
      double sum = 0;
      for (int i = row; i < row + 3; i++) {
        sum += Math.exp(LOGITS[i]);
      }
      for (int i = row; i < row + 3; i++) {
        probabilities[i] = (float) (Math.exp(LOGITS[i]) / sum);
      }
    }
    return probabilities;
  }

  private static double[] each(Loss loss, double[] outputs, int columns, Output kind) {
    long[] labels = {LABELS[0], LABELS[1], LABELS[2]};
    return Scope.get(
        () ->
            loss.each(
                    Creation.of(outputs, Precision.FLOAT64, List.of(3, columns)),
                    kind,
                    Creation.indexes(labels))
                .doubles());
  }
}
