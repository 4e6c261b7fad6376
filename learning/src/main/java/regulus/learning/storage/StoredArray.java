package regulus.learning.storage;

import java.util.List;

/** An array as a file holds it: its shape and its values in row-major order. */
public sealed interface StoredArray {
  /** The dimensions, each at least 0; empty for a single number. */
  List<Integer> shape();

  /** How many values it holds. */
  int length();

  /** 32-bit floating point, {@code F32} in the file. */
  record Floats(List<Integer> shape, float[] values) implements StoredArray {
    public Floats {
      shape = checked(shape, values.length);
    }

    @Override
    public int length() {
      return values.length;
    }
  }

  /** 32-bit signed whole numbers, {@code I32} in the file. */
  record Ints(List<Integer> shape, int[] values) implements StoredArray {
    public Ints {
      shape = checked(shape, values.length);
    }

    @Override
    public int length() {
      return values.length;
    }
  }

  private static List<Integer> checked(List<Integer> shape, int length) {
    if (shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact) != length) {
      throw new IllegalArgumentException(
          "Shape " + shape + " does not hold " + length + " values.");
    }
    return List.copyOf(shape);
  }
}
