package regulus.learning.layer;

import java.util.List;
import regulus.learning.initializer.Orthogonal;
import regulus.learning.network.Initializer;
import regulus.learning.network.WeightSpec;
import regulus.learning.random.Stream;

/**
 * Draws a kernel of several dimensions as the matrix that it stands for, from all numbers that are
 * summed up to all that come out, so that fan-in and fan-out are those of the product. Keras does
 * so in {@code EinsumDense} and {@code MultiHeadAttention}, but for orthogonal kernels.
 *
 * @param matrix draws it
 * @param fanIn rows of the matrix
 */
record Projected(Initializer matrix, int fanIn) implements Initializer {
  static WeightSpec weight(String name, Drawn drawn, List<Integer> shape, int fanIn) {
    Initializer projected = new Projected(drawn.initializer(), fanIn);
    return new Drawn(projected, drawn.regularizer(), drawn.constraint()).weight(name, shape);
  }

  @Override
  public void check(String name, List<Integer> shape) {
    matrix.check(name, shape);
  }

  @Override
  public float[] draw(List<Integer> shape, Stream random) {
    if (matrix instanceof Orthogonal) {
      return matrix.draw(shape, random);
    }
    int elements = shape.stream().reduce(1, Math::multiplyExact);
    return matrix.draw(List.of(fanIn, elements / fanIn), random);
  }
}
