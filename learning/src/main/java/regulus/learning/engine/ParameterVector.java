package regulus.learning.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * All trainable weights of a network in one vector, and their gradients in another, so that an
 * optimizer updates them with a few operations; each weight is also a tensor of its own in the same
 * memory. Mutable: training changes it. Holds native memory until it is closed.
 *
 * <p>Weights with four dimensions are kernels of convolutions and lie in memory in the order that
 * is fastest for images with their channels last.
 */
public final class ParameterVector implements AutoCloseable {
  private final Tensor values;
  private final Tensor gradients;
  private final List<Tensor> weights = new ArrayList<>();

  /**
   * @param shapes of the weights, as Keras has them
   */
  public ParameterVector(List<List<Integer>> shapes, Precision precision) {
    long length = shapes.stream().mapToLong(ParameterVector::elements).sum();
    values = Scope.keep(() -> Creation.zeros(precision, length));
    gradients = Scope.keep(() -> Creation.zeros(precision, length));
    long end = 0;
    for (List<Integer> shape : shapes) {
      long start = end;
      weights.add(Scope.keep(() -> weight(start, shape)));
      end += elements(shape);
    }
  }

  /** The vector itself, for optimizers. */
  public Tensor values() {
    return values;
  }

  /** What {@link Gradients#backward} adds to. */
  public Tensor gradients() {
    return gradients;
  }

  /** One weight, with Keras' shape; gradients flow to it. */
  public Tensor weight(int index) {
    return weights.get(index);
  }

  /**
   * The piece of each weight, flat, in a vector that is as long as all of them: in {@link #values},
   * {@link #gradients} or what an optimizer keeps. They share the vector's memory.
   */
  public List<Tensor> pieces(Tensor vector) {
    List<Tensor> pieces = new ArrayList<>();
    long start = 0;
    for (Tensor weight : weights) {
      long length = weight.elements();
      pieces.add(new Tensor(vector.held().narrow(0, start, length)));
      start += length;
    }
    return pieces;
  }

  /** Replaces one weight's numbers, row-major in Keras' shape. */
  public void set(int index, float[] numbers) {
    Tensor weight = weights.get(index);
    Scope.run(
        () ->
            Gradients.off(
                () ->
                    weight
                        .plain()
                        .copy_(Creation.of(numbers, Precision.FLOAT32, weight.shape()).plain())));
  }

  /** An exact copy of all values. */
  public byte[] copy() {
    return values.bytes();
  }

  /** Puts back what {@link #copy} copied. */
  public void restore(byte[] copy) {
    values.restore(copy);
  }

  @Override
  public void close() {
    weights.forEach(Scope::free);
    Scope.free(gradients);
    Scope.free(values);
  }

  private Tensor weight(long start, List<Integer> shape) {
    Tensor weight = piece(values, start, shape);
    weight.held().requires_grad_(true);
    weight.held().mutable_grad().put(piece(gradients, start, shape).held());
    return weight;
  }

  private static Tensor piece(Tensor vector, long start, List<Integer> shape) {
    return shaped(vector.held().narrow(0, start, elements(shape)).detach(), shape);
  }

  /**
   * A weight that is not in any vector, zeros at first; it lies in memory as it would in one, so
   * that what is computed from it is the same to the bit.
   */
  public static Tensor alone(List<Integer> shape, Precision precision) {
    return shaped(Creation.zeros(precision, elements(shape)).held(), shape);
  }

  private static Tensor shaped(org.bytedeco.pytorch.Tensor piece, List<Integer> shape) {
    if (shape.size() != 4) {
      return new Tensor(piece.view(longs(shape)));
    }
    long[] filtersFirst = {shape.get(3), shape.get(0), shape.get(1), shape.get(2)};
    return new Tensor(piece.view(filtersFirst).permute(0, 3, 1, 2).detach(), Arrangement.KERNEL);
  }

  private static long elements(List<Integer> shape) {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  private static long[] longs(List<Integer> shape) {
    return shape.stream().mapToLong(Integer::longValue).toArray();
  }
}
