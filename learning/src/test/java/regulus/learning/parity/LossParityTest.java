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
 * probabilities (exact zeros and ones too). Both sides compute in 32 bits, because Keras clips
 * probabilities at 1e-7 and what is left of 1 - 1e-7 depends on the precision; a few operations per
 * number, hence the tolerance of a few roundings.
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
    Scope.run(
        () -> {
          Tensor outputs =
              Gradients.variable(Creation.of(c.floats("outputs"), Precision.FLOAT32, shape));
          Tensor each = loss.each(outputs, output(c.text("output")), labels(c));
          CLOSE.check("loss", c.floats("each"), each.doubles());
          Gradients.backward(Reductions.sum(each));
          CLOSE.check("gradient", c.floats("gradients"), Gradients.of(outputs).doubles());
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
