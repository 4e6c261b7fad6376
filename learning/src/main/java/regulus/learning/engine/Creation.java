package regulus.learning.engine;

import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Tensors from numbers. */
public final class Creation {
  private Creation() {}

  public static Tensor zeros(Precision precision, long... sizes) {
    return new Tensor(torch.zeros(sizes, new TensorOptions(precision.type())));
  }

  /** As large as another tensor and of its precision, every number the same. */
  public static Tensor like(Tensor other, double number) {
    return other.with(torch.full_like(other.held(), new Scalar(number)));
  }

  /** A copy of {@code values}, row-major. */
  public static Tensor of(float[] values, Precision precision, List<Integer> sizes) {
    org.bytedeco.pytorch.Tensor tensor = empty(ScalarType.Float, sizes);
    checkFill(values.length, sizes);
    tensor.data_ptr_float().put(values);
    return new Tensor(precision == Precision.FLOAT32 ? tensor : tensor.to(precision.type()));
  }

  /** As {@link #of(float[], Precision, List)}, from double precision. */
  public static Tensor of(double[] values, Precision precision, List<Integer> sizes) {
    org.bytedeco.pytorch.Tensor tensor = empty(ScalarType.Double, sizes);
    checkFill(values.length, sizes);
    tensor.data_ptr_double().put(values);
    return new Tensor(precision == Precision.FLOAT64 ? tensor : tensor.to(precision.type()));
  }

  /** A vector of 64-bit whole numbers. */
  public static Tensor indexes(long[] values) {
    org.bytedeco.pytorch.Tensor tensor = empty(ScalarType.Long, List.of(values.length));
    tensor.data_ptr_long().put(values);
    return new Tensor(tensor);
  }

  /**
   * A view of bytes that lie in a direct buffer: nothing is copied, and whoever holds the tensor
   * must hold the buffer.
   */
  public static Tensor view(ByteBuffer bytes, long rows, long columns) {
    if (!bytes.isDirect() || Math.multiplyExact(rows, columns) != bytes.capacity()) {
      throw new IllegalArgumentException(
          rows + " rows of " + columns + " bytes do not lie in " + bytes + ".");
    }
    BytePointer start = new BytePointer(bytes.duplicate().clear());
    return new Tensor(
        torch.from_blob(start, new long[] {rows, columns}, new TensorOptions(ScalarType.Byte)));
  }

  private static org.bytedeco.pytorch.Tensor empty(ScalarType type, List<Integer> sizes) {
    return torch.empty(
        sizes.stream().mapToLong(Integer::longValue).toArray(),
        new TensorOptions(type),
        new MemoryFormatOptional());
  }

  private static void checkFill(int values, List<Integer> sizes) {
    long elements = sizes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    if (values != elements) {
      throw new IllegalArgumentException(values + " numbers do not fill " + sizes + ".");
    }
  }
}
