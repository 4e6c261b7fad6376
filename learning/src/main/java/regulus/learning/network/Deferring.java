package regulus.learning.network;

import regulus.learning.engine.Tensor;

/**
 * A layer whose last operations commute with taking maxima (adding a bias, relu). A max pooling
 * that follows it runs before them, so that they pass over a fraction of the numbers, forward and
 * backward; the results are the same to the bit.
 */
public interface Deferring extends Layer {
  /** Whether this layer's own settings allow it. */
  boolean defers();

  /** The largest of what comes before. */
  Tensor undeferred(Tensor input, Maximum pooling, Pass pass);

  /** The rest; {@code pooled} is fresh and may be overwritten. */
  Tensor deferred(Tensor pooled, Pass pass);
}
