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

  /**
   * The same numbers with their dimensions in another order.
   *
   * @param order for each dimension of the result, that of this array
   */
  public WeightArray arranged(List<Integer> order) {
    int[] steps = new int[order.size()];
    int step = 1;
    for (int i = order.size() - 1; i >= 0; i--) {
      steps[i] = step;
      step *= shape.get(i);
    }
    List<Integer> sizes = order.stream().map(shape::get).toList();
    float[] arranged = new float[values.length];
    for (int to = 0; to < arranged.length; to++) {
      int from = 0;
      int rest = to;
      for (int i = sizes.size() - 1; i >= 0; i--) {
        from += rest % sizes.get(i) * steps[order.get(i)];
        rest /= sizes.get(i);
      }
      arranged[to] = values[from];
    }
    return new WeightArray(sizes, arranged);
  }
}
