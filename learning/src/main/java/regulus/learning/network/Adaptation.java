package regulus.learning.network;

import java.util.Map;
import regulus.learning.engine.Tensor;

/**
 * Takes numbers from what a layer is fed with before anything is trained, Keras' {@code adapt}.
 * Mutable: it adds up what it is shown.
 */
public interface Adaptation {
  /**
   * @param input of the layer, batch first
   */
  void add(Tensor input);

  /** The weights that follow from all that was shown, by their local names. */
  Map<String, WeightArray> weights();
}
