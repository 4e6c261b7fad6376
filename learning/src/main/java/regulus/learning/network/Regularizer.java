package regulus.learning.network;

import java.util.List;
import regulus.learning.engine.Tensor;

/**
 * A penalty on a weight, added to the loss that is shown: {@code l2} adds l2·Σw², whose gradient is
 * 2·l2·w.
 */
public interface Regularizer {
  /** The penalty, a scalar that gradients flow through. */
  Tensor penalty(Tensor weight);

  /**
   * Says whether a weight of this shape can be penalized so.
   *
   * @param weight its name
   * @throws InvalidLayer if it cannot
   */
  default void check(String weight, List<Integer> shape) {}
}
