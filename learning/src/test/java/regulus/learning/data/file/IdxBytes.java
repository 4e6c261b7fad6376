package regulus.learning.data.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Makes files in IDX format, right ones and wrong ones. */
public final class IdxBytes {
  private IdxBytes() {}

  /** The header of unsigned bytes. */
  public static byte[] header(int... dimensions) {
    ByteBuffer header = ByteBuffer.allocate(4 + 4 * dimensions.length);
    header.putInt(0x800 + dimensions.length);
    for (int size : dimensions) {
      header.putInt(size);
    }
    return header.array();
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** The values 0, 1, 2 … */
  public static byte[] counting(int length) {
    byte[] values = new byte[length];
    for (int i = 0; i < length; i++) {
      values[i] = (byte) i;
    }
    return values;
  }

  /** Six training and three test images of 2×3, of three classes, in files with an ending. */
  public static void writeSet(Path folder, String ending) {
    write(folder, "train-images-idx3-ubyte" + ending, join(header(6, 2, 3), counting(36)));
    write(
        folder, "train-labels-idx1-ubyte" + ending, join(header(6), new byte[] {0, 1, 2, 0, 1, 2}));
    write(folder, "t10k-images-idx3-ubyte" + ending, join(header(3, 2, 3), counting(18)));
    write(folder, "t10k-labels-idx1-ubyte" + ending, join(header(3), new byte[] {2, 1, 0}));
  }

  /** Packed if the name ends so. */
  public static void write(Path folder, String name, byte[] content) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(name), name.endsWith(".gz") ? gzip(content) : content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
