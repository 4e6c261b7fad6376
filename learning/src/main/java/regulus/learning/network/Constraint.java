package regulus.learning.network;

import java.util.List;
import regulus.learning.engine.Tensor;

/**
 * What a weight is brought back to after every update, while it is trained. Implementations are the
 * records of the constraint family.
 */
public interface Constraint {
  /** The weight as it may be; what is given stays as it is. */
  Tensor apply(Tensor weight);

  /**
   * Says whether a weight of this shape can be constrained so.
   *
   * @param weight its name
   * @throws InvalidLayer if it cannot
   */
  default void check(String weight, List<Integer> shape) {}
}
