package regulus.learning.engine;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * An array of numbers in native memory, with Keras' dimensions: images are batch, height, width,
 * channels; kernels are height, width, in, out.
 *
 * <p>A tensor lives until the {@link Scope} in which it was made closes, unless it was kept; using
 * it afterwards throws. It belongs to the thread that made it.
 */
public final class Tensor {
  private final org.bytedeco.pytorch.Tensor held;
  private final Arrangement arrangement;

  Tensor(org.bytedeco.pytorch.Tensor plain) {
    this(plain, Arrangement.PLAIN);
  }

  Tensor(org.bytedeco.pytorch.Tensor held, Arrangement arrangement) {
    this.held = held;
    this.arrangement = arrangement;
  }

  /** With the dimensions as seen. */
  org.bytedeco.pytorch.Tensor plain() {
    return arrangement.seen(held);
  }

  /** With the dimensions that libtorch's operations on images or kernels want. */
  org.bytedeco.pytorch.Tensor as(Arrangement wanted) {
    return arrangement == wanted ? held : wanted.held(plain());
  }

  /** As it is held, for operations that treat all elements alike. */
  org.bytedeco.pytorch.Tensor held() {
    return held;
  }

  Arrangement arrangement() {
    return arrangement;
  }

  /** The result of an operation that treats all elements alike. */
  Tensor with(org.bytedeco.pytorch.Tensor result) {
    return new Tensor(result, arrangement);
  }

  public int rank() {
    return (int) held.dim();
  }

  /** The size of one dimension; negative indexes count from the end. */
  public int size(int dimension) {
    int index = dimension < 0 ? rank() + dimension : dimension;
    return Math.toIntExact(held.size(arrangement.place(index)));
  }

  public int[] sizes() {
    int[] sizes = new int[rank()];
    Arrays.setAll(sizes, this::size);
    return sizes;
  }

  /** The sizes as a list. */
  public List<Integer> shape() {
    return Arrays.stream(sizes()).boxed().toList();
  }

  public long elements() {
    return held.numel();
  }

  /** The only number of a tensor with one element. */
  public double item() {
    return held.item_double();
  }

  /** A copy of the numbers in row-major order, as 32-bit floats. */
  public float[] floats() {
    float[] values = new float[Math.toIntExact(elements())];
    plain().detach().to(ScalarType.Float).contiguous().data_ptr_float().get(values);
    return values;
  }

  /** A copy of the numbers in row-major order, as 64-bit floats. */
  public double[] doubles() {
    double[] values = new double[Math.toIntExact(elements())];
    plain().detach().to(ScalarType.Double).contiguous().data_ptr_double().get(values);
    return values;
  }

  /** An exact copy of the memory of a contiguous tensor, for {@link #restore}. */
  byte[] bytes() {
    byte[] bytes = new byte[Math.toIntExact(held.nbytes())];
    memory().get(bytes);
    return bytes;
  }

  /** Puts back what {@link #bytes} copied. */
  void restore(byte[] bytes) {
    if (bytes.length != held.nbytes()) {
      throw new IllegalArgumentException(
          bytes.length + " bytes do not fill a tensor of " + held.nbytes() + ".");
    }
    memory().put(bytes);
  }

  private BytePointer memory() {
    if (!held.is_contiguous()) {
      throw new IllegalStateException("Only a contiguous tensor can be copied byte by byte.");
    }
    return new BytePointer(held.data_ptr()).capacity(held.nbytes());
  }

  @Override
  public String toString() {
    return "Tensor" + Arrays.toString(sizes());
  }
}
