package regulus.learning.network;

import java.util.Optional;
import regulus.learning.engine.Backpropagation;
import regulus.learning.engine.Tensor;
import regulus.learning.random.Stream;

/** What a layer may use during one forward pass. */
public interface Pass {
  /** One of the weights that the layer declared, by its local name ("kernel"). */
  Tensor weight(String name);

  /**
   * Whether dropout drops and, unless it is {@link #frozen}, batch normalization uses (and records)
   * the batch's statistics; not where a layer always computes as when predicting.
   */
  boolean training();

  /** Whether this layer's weights are held fixed. */
  boolean frozen();

  /** How gradients will be computed, where operations may take ways of their own; else none. */
  default Optional<Backpropagation> back() {
    return Optional.empty();
  }

  /** Where the penalty on what this layer gives is added, where a loss is wanted. */
  default Optional<Activities> activities() {
    return Optional.empty();
  }

  /** This layer's own random stream for this step, for purposes such as dropout. */
  Stream random();
}
