package regulus.learning.network;

import regulus.learning.engine.Tensor;

/**
 * A penalty on a weight, added to the loss that is shown: {@code l2} adds l2·Σw², whose gradient is
 * 2·l2·w.
 */
public interface Regularizer {
  /** The penalty, a scalar that gradients flow through. */
  Tensor penalty(Tensor weight);
}
