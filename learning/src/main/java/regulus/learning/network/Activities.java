package regulus.learning.network;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Tensor;

/**
 * The penalties on what layers give, added up over one forward pass. Mutable: the pass adds to it.
 * Its tensors live in the scope around the pass.
 */
public final class Activities {
  private @Nullable Tensor sum;

  /** As Keras, divides by the number of examples. */
  void add(Regularizer regularizer, Tensor output) {
    Tensor penalty = Arithmetic.divide(regularizer.penalty(output), output.size(0));
    sum = sum == null ? penalty : Arithmetic.add(sum, penalty);
  }

  /** Their sum for the mean example, if any layer has one; gradients flow through it. */
  public Optional<Tensor> penalty() {
    return Optional.ofNullable(sum);
  }
}
