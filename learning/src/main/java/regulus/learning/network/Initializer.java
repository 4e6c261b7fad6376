package regulus.learning.network;

import java.util.List;
import regulus.learning.random.Stream;

/** Draws the first values of a weight. Implementations are records in {@link Initializers}. */
public interface Initializer {
  /**
   * @param shape Keras' shape; fan-in and fan-out are computed from it as Keras does
   * @param random the weight's own stream
   * @return the values in row-major order of {@code shape}
   */
  float[] draw(List<Integer> shape, Stream random);

  /**
   * Says whether a weight of this shape can begin so.
   *
   * @param weight its name
   * @throws InvalidLayer if it cannot
   */
  default void check(String weight, List<Integer> shape) {}
}
