package regulus.learning.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import regulus.learning.network.Regularizer;

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

  @Test
  void orthogonalRowsCostNothingAndParallelOnesTheFactor() {
    Regularizer regularizer = Regularizers.ALL.create(Map.of("orthogonal_regularizer", 0.5));
    assertThat(penalty(regularizer, 1, 2, -2, 1)).isCloseTo(0, within(1e-12));
    assertThat(penalty(regularizer, 1, 2, -2, -4)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void orthogonalIsForMatricesOfSeveralRows() {
    Regularizer regularizer = Regularizers.ALL.create("orthogonal_regularizer");
    assertThatThrownBy(() -> regularizer.check("kernel", List.of(3, 3, 1, 8)))
        .hasMessage(
            "orthogonal_regularizer is for matrices, kernel has the shape [3, 3, 1, 8]; choose"
                + " another regularizer");
    assertThatThrownBy(() -> regularizer.check("kernel", List.of(1, 8)))
        .hasMessageContaining("kernel has a single one; choose the other mode");
  }

  private static double penalty(Regularizer regularizer, double... weights) {
    return Scope.get(
        () -> regularizer.penalty(Creation.of(weights, Precision.FLOAT64, List.of(2, 2))).item());
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
