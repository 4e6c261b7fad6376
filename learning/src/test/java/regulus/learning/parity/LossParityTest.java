package regulus.learning.parity;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.loss.Losses;
import regulus.learning.training.Loss;

/**
 * Each loss of each example and its gradient, from logits (extreme ones too) and from plain
 * probabilities (exact zeros and ones too). Both sides compute cross-entropies in 32 bits, because
 * Keras clips probabilities at 1e-7 and what is left of 1 - 1e-7 depends on the precision; a few
 * operations per number, hence the tolerance of a few roundings. All others are computed in 64.
 */
class LossParityTest {
  private static final Closeness CLOSE = new Closeness(2e-6, 3e-7);

  @TestFactory
  Stream<DynamicTest> computesAndDerivesAsKeras() {
    return ParityFixture.tests("losses", LossParityTest::compare);
  }

  private static void compare(ParityCase c) {
    LibTorch.claimThread();
    Loss loss = Losses.ALL.create(c.plain());
    List<Integer> shape = c.shape("outputs");
    loss.check(shape.get(1), c.whole("classes"));
    boolean exact = c.facts().has("precision");
    Precision precision = exact ? Precision.FLOAT64 : Precision.FLOAT32;
    Closeness close = exact ? Closeness.IN_FLOAT64 : CLOSE;
    Scope.run(
        () -> {
          Tensor outputs = Gradients.variable(Creation.of(c.floats("outputs"), precision, shape));
          Tensor each = loss.each(outputs, output(c.text("output")), labels(c));
          close.check("loss", c.floats("each"), each.doubles());
          Gradients.backward(Reductions.sum(each));
          close.check("gradient", c.floats("gradients"), Gradients.of(outputs).doubles());
        });
  }

  private static Loss.Output output(String ending) {
    return ending.equals("probabilities")
        ? Loss.Output.PROBABILITIES
        : Loss.Output.valueOf(ending.toUpperCase(Locale.ROOT) + "_LOGITS");
  }

  private static Tensor labels(ParityCase c) {
    int[] labels = c.ints("labels");
    long[] wide = new long[labels.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = labels[i];
    }
    return Creation.indexes(wide);
  }
}
