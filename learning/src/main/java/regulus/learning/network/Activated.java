package regulus.learning.network;

import regulus.learning.engine.Tensor;

/**
 * A layer that ends in an activation. Where it is the last of its network the activation is left
 * off for the loss, which is more exact on the values before a softmax or sigmoid.
 */
public interface Activated extends Layer {
  Activation activation();

  /** {@link Layer#forward} without the activation. */
  Tensor beforeActivation(Tensor input, Pass pass);
}
