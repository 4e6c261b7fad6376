package regulus.learning.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;

class RegularizerTest {
  private static final double[] WEIGHTS = {0.5, -2, 0, 3};

  @BeforeEach
  void claimThread() {
    LibTorch.claimThread();
  }

  @Test
  void l1AddsTheSumOfMagnitudes() {
    check(Map.of("l1", 0.1), 0.55, 0.1, -0.1, 0, 0.1);
  }

  @Test
  void l2AddsTheSumOfSquares() {
    check(Map.of("l2", 0.1), 1.325, 0.1, -0.4, 0, 0.6);
  }

  @Test
  void l1AndL2AddUp() {
    check(Map.of("l1_l2", Map.of("l1", 0.1, "l2", 0.1)), 1.875, 0.2, -0.5, 0, 0.7);
  }

  private static void check(Object plain, double penalty, double... gradient) {
    Scope.run(
        () -> {
          Tensor weight =
              Gradients.variable(Creation.of(WEIGHTS, Precision.FLOAT64, List.of(2, 2)));
          Tensor actual = Regularizers.ALL.create(plain).penalty(weight);
          Gradients.backward(actual);
          assertThat(actual.item()).isCloseTo(penalty, within(1e-12));
          assertThat(Gradients.of(weight).doubles()).containsExactly(gradient, within(1e-12));
        });
  }
}
