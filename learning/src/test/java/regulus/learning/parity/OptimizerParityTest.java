package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regulus.learning.engine.Creation;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.ParameterVector;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Updates;
import regulus.learning.optimizer.Optimizers;
import regulus.learning.training.Descent;
import regulus.learning.training.Optimizer;

/**
 * Each optimizer's weights over sixty updates on given gradients, shown after six of them and when
 * training is over. Keras computed in 64 bits.
 */
class OptimizerParityTest {
  /** As the weights are stored, for settings that Keras keeps as they are. */
  private static final Closeness STORED = new Closeness(6e-8, 1e-12);

  /**
   * Keras rounds 0.999 to 32 bits even when it computes in 64, and what is left to 1 is then off by
   * 5e-5: a few thousandths of sixty steps, on weights of about 1.
   */
  private static final Closeness ROUNDED_SETTINGS = new Closeness(0, 5e-6);

  /** Sixty updates, each rounding a weight once: sixty times 6e-8. */
  private static final Closeness SIXTY_ROUNDINGS = new Closeness(0, 4e-6);

  /**
   * Ftrl computes weights anew, and the first may be a thousandth of those it began with, about 1,
   * whose rounding is left in them.
   */
  private static final Closeness ROUNDED_START = new Closeness(0, 1e-4);

  @TestFactory
  Stream<DynamicTest> updatesAsKerasInFloat64() {
    return ParityFixture.tests(
        "optimizers",
        c -> compare(c, Precision.FLOAT64, c.flag("exact") ? STORED : ROUNDED_SETTINGS));
  }

  @TestFactory
  Stream<DynamicTest> updatesAsKerasInFloat32() {
    return ParityFixture.tests(
        "optimizers",
        c ->
            compare(
                c, Precision.FLOAT32, c.kind().equals("ftrl") ? ROUNDED_START : SIXTY_ROUNDINGS));
  }

  private static void compare(ParityCase c, Precision precision, Closeness closeness) {
    LibTorch.claimThread();
    Optimizer optimizer = Optimizers.ALL.create(c.plain());
    assertThat(optimizer.learningRate()).isEqualTo(c.number("learning_rate"));
    Scope.run(() -> compareUpdates(c, optimizer, precision, closeness));
  }

  private static void compareUpdates(
      ParityCase c, Optimizer optimizer, Precision precision, Closeness closeness) {
    int[] shownAfter = c.wholes("shown_after");
    int shown = 0;
    try (ParameterVector weights = weights(c, precision);
        Descent descent = new Descent(optimizer, weights)) {
      for (int step = 0; step < c.shape("gradients").get(0); step++) {
        Updates.copy(vector(row(c, "gradients", step), precision), weights.gradients());
        descent.step(step, optimizer.learningRate());
        if (step + 1 == shownAfter[shown]) {
          closeness.check(
              "weights after step " + (step + 1),
              row(c, "parameters", shown++),
              weights.values().doubles());
        }
      }
      descent.finish();
      closeness.check("finished weights", c.floats("finished"), weights.values().doubles());
    }
    assertThat(shown).isEqualTo(shownAfter.length);
  }

  /** The weights of a case, each of some size. */
  private static ParameterVector weights(ParityCase c, Precision precision) {
    List<List<Integer>> shapes = Arrays.stream(c.wholes("sizes")).mapToObj(List::of).toList();
    ParameterVector weights = new ParameterVector(shapes, precision);
    Updates.copy(vector(c.floats("start"), precision), weights.values());
    return weights;
  }

  private static Tensor vector(float[] numbers, Precision precision) {
    return Creation.of(numbers, precision, List.of(numbers.length));
  }

  private static float[] row(ParityCase c, String array, int row) {
    int size = c.shape(array).get(1);
    return Arrays.copyOfRange(c.floats(array), row * size, (row + 1) * size);
  }
}
