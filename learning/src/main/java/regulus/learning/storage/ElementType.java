package regulus.learning.storage;

import java.nio.ByteBuffer;
import java.util.List;
import regulus.learning.storage.StoredArray.Floats;
import regulus.learning.storage.StoredArray.Ints;

/** The element types that are read and written, by their names in the file; 4 bytes each. */
enum ElementType {
  F32 {
    @Override
    StoredArray read(List<Integer> shape, ByteBuffer bytes) {
      float[] values = new float[bytes.remaining() / BYTES];
      bytes.asFloatBuffer().get(values);
      return new Floats(shape, values);
    }
  },
  I32 {
    @Override
    StoredArray read(List<Integer> shape, ByteBuffer bytes) {
      int[] values = new int[bytes.remaining() / BYTES];
      bytes.asIntBuffer().get(values);
      return new Ints(shape, values);
    }
  };

  static final int BYTES = 4;

  /** Takes all remaining bytes, which are as many as the shape needs. */
  abstract StoredArray read(List<Integer> shape, ByteBuffer bytes);

  static ElementType of(StoredArray array) {
    return array instanceof Floats ? F32 : I32;
  }

  /** Copies {@code count} values from {@code start} on to the buffer's beginning. */
  static void write(StoredArray array, int start, int count, ByteBuffer into) {
    if (array instanceof Floats floats) {
      into.asFloatBuffer().put(floats.values(), start, count);
    } else if (array instanceof Ints ints) {
      into.asIntBuffer().put(ints.values(), start, count);
    }
  }
}
