package regulus.learning.parity;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regulus.learning.constraint.Constraints;
import regulus.learning.engine.Creation;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Constraint;

/** What each constraint makes of kernels of dense layers and of convolutions, both in 64 bits. */
class ConstraintParityTest {
  @TestFactory
  Stream<DynamicTest> constrainsAsKeras() {
    return ParityFixture.tests("constraints", ConstraintParityTest::compare);
  }

  private static void compare(ParityCase c) {
    LibTorch.claimThread();
    Constraint constraint = Constraints.ALL.create(c.plain());
    constraint.check("kernel", c.shape("weight"));
    Scope.run(
        () -> {
          Tensor weight = Creation.of(c.floats("weight"), Precision.FLOAT64, c.shape("weight"));
          Closeness.IN_FLOAT64.check(
              "weight", c.floats("after"), constraint.apply(weight).doubles());
        });
  }
}
