package regulus.learning.network;

import regulus.learning.engine.Tensor;

/** Looks at what layers give while a network runs. */
@FunctionalInterface
public interface Tap {
  /**
   * Called for every layer in the order of computation.
   *
   * @param output with the layer's activation, batch first; valid until this pass ends
   * @return what the layers after it are fed: the output itself, or another tensor of its sizes. Of
   *     the last layer it is not used
   */
  Tensor at(String layer, Tensor output);
}
