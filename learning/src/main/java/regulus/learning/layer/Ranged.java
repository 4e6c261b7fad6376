package regulus.learning.layer;

import regulus.learning.network.Layer;

/** A layer that must know between what numbers the values of its images lie. */
public interface Ranged extends Layer {
  ValueRange valueRange();
}
