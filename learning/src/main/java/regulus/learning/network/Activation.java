package regulus.learning.network;

import regulus.learning.engine.Tensor;

/** A function that a layer ends in. Implementations are the records of the activation family. */
public interface Activation {
  /** The function of {@code x}, which stays as it is; same sizes. */
  Tensor apply(Tensor x);

  /**
   * The function of {@code x}, which may be overwritten: it is the fresh result of a convolution or
   * product that nobody else holds. Worth implementing where the gradient can be computed from the
   * function's value.
   */
  default Tensor applyToFresh(Tensor x) {
    return apply(x);
  }

  /**
   * Whether the largest of several values after the function is, to the bit, the function of the
   * largest value before it: it never falls, in its rounding either.
   */
  default boolean commutesWithMaximum() {
    return false;
  }
}
