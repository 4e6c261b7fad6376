package regulus.learning.network;

import java.util.List;

/**
 * The values of one weight outside the engine, as they are saved and compared.
 *
 * @param shape Keras' shape, as {@link WeightSpec} declares it; empty for a single number
 * @param values row-major
 */
public record WeightArray(List<Integer> shape, float[] values) {
  public WeightArray {
    shape = List.copyOf(shape);
    if (shape.stream().reduce(1, Math::multiplyExact) != values.length) {
      throw new IllegalArgumentException(
          "Shape " + shape + " does not hold " + values.length + " values.");
    }
  }
}
