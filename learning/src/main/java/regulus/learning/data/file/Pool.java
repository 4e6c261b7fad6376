package regulus.learning.data.file;

import java.nio.ByteBuffer;
import regulus.learning.data.InvalidData;

/** Memory for decoded images. */
final class Pool {
  private Pool() {}

  /** A direct buffer for all images of a data set. */
  static ByteBuffer allocate(String dataset, long bytes) {
    if (bytes > Integer.MAX_VALUE) {
      throw new InvalidData(
          dataset
              + " needs "
              + megabytes(bytes)
              + " of memory when decoded, and at most 2 GB can be used: take smaller or fewer"
              + " images.");
    }
    try {
      return ByteBuffer.allocateDirect((int) bytes);
    } catch (OutOfMemoryError e) {
      throw new InvalidData(
          dataset
              + " needs "
              + megabytes(bytes)
              + " of memory when decoded, and that is not there: allow Java more (-Xmx,"
              + " -XX:MaxDirectMemorySize) or use fewer images.",
          e);
    }
  }

  private static String megabytes(long bytes) {
    return bytes / 1_000_000 + " MB";
  }
}
