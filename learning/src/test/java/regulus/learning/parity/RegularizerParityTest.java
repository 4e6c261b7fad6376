package regulus.learning.parity;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Regularizer;
import regulus.learning.regularizer.Regularizers;

/** Each penalty and its gradient, both sides in 64 bits. */
class RegularizerParityTest {
  @TestFactory
  Stream<DynamicTest> penalizesAsKeras() {
    return ParityFixture.tests("regularizers", RegularizerParityTest::compare);
  }

  private static void compare(ParityCase c) {
    LibTorch.claimThread();
    Regularizer regularizer = Regularizers.ALL.create(c.plain());
    Scope.run(
        () -> {
          Tensor weight =
              Gradients.variable(
                  Creation.of(c.floats("weight"), Precision.FLOAT64, c.shape("weight")));
          Tensor penalty = regularizer.penalty(weight);
          Closeness.IN_FLOAT64.check("penalty", c.floats("penalty"), penalty.doubles());
          Gradients.backward(penalty);
          Closeness.IN_FLOAT64.check(
              "gradient", c.floats("gradients"), Gradients.of(weight).doubles());
        });
  }
}
