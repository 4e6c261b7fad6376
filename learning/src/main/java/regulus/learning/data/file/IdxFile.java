package regulus.learning.data.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipException;
import regulus.learning.data.InvalidData;

/**
 * An IDX file of unsigned bytes: two zero bytes, the type 8, the number of dimensions, the
 * dimensions as big-endian 32-bit integers, the values with the last dimension running fastest.
 *
 * @param source its bytes, perhaps packed with gzip
 * @param dimensions at least one, the first counts the examples
 */
record IdxFile(ByteSource source, List<Integer> dimensions) {
  /** Deflate cannot pack better than this. */
  private static final BigInteger MOST_PACKED = BigInteger.valueOf(1032);

  private static final int UNSIGNED_BYTE = 8;
  private static final int MOST_DIMENSIONS = 4;

  /** Reads the header and compares what it promises with the size of the file. */
  static IdxFile of(ByteSource source) {
    try (InputStream in = source.content()) {
      IdxFile file = new IdxFile(source, dimensions(source, in));
      file.checkSize();
      return file;
    } catch (IOException e) {
      throw broken(source, e);
    }
  }

  int count() {
    return dimensions.get(0);
  }

  /** The bytes of all values. */
  long length() {
    return dimensions.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /** Puts all values into the target and checks that nothing follows them. */
  void read(ByteBuffer target) {
    try (InputStream in = source.content()) {
      in.skipNBytes(headerLength());
      long left = length();
      byte[] chunk = new byte[1 << 16];
      while (left > 0) {
        int read = in.readNBytes(chunk, 0, (int) Math.min(left, chunk.length));
        if (read == 0) {
          throw new EOFException();
        }
        target.put(chunk, 0, read);
        left -= read;
      }
      if (in.read() >= 0) {
        throw new InvalidData(
            source.name()
                + " goes on after the "
                + length()
                + " values that its header promises: get the file again.");
      }
    } catch (IOException e) {
      throw broken(source, e);
    }
  }

  private static List<Integer> dimensions(ByteSource source, InputStream in) throws IOException {
    byte[] magic = in.readNBytes(4);
    if (magic.length < 4 || magic[0] != 0 || magic[1] != 0 || magic[2] != UNSIGNED_BYTE) {
      throw new InvalidData(
          source.name()
              + " is not an IDX file of bytes: expected it to begin with 00 00 08, received "
              + (magic.length == 0 ? "nothing" : hex(magic))
              + "; name the original file.");
    }
    int rank = magic[3];
    if (rank < 1 || rank > MOST_DIMENSIONS) {
      throw new InvalidData(
          source.name()
              + " has "
              + rank
              + " dimensions: expected 1 for labels, 3 or 4 for images.");
    }
    List<Integer> dimensions = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      dimensions.add(dimension(source, in.readNBytes(4)));
    }
    return List.copyOf(dimensions);
  }

  private static int dimension(ByteSource source, byte[] bytes) throws IOException {
    if (bytes.length < 4) {
      throw new EOFException();
    }
    int size = ByteBuffer.wrap(bytes).getInt();
    if (size < 1) {
      throw new InvalidData(
          source.name()
              + " promises a dimension of "
              + Integer.toUnsignedString(size)
              + ": expected 1 to 2147483647; get the file again.");
    }
    return size;
  }

  private void checkSize() {
    BigInteger promised = promised();
    BigInteger size = BigInteger.valueOf(source.size());
    boolean packed = source.packed();
    boolean fits =
        packed
            ? promised.compareTo(size.multiply(MOST_PACKED)) <= 0
            : promised.compareTo(size) == 0;
    if (!fits) {
      throw new InvalidData(
          source.name()
              + " promises "
              + promised
              + " bytes in its header, but has "
              + size
              + (packed ? " packed ones, which cannot hold them" : "")
              + ": get the file again.");
    }
  }

  /** Header and values; four dimensions can promise more than fits a long. */
  private BigInteger promised() {
    return dimensions.stream()
        .map(BigInteger::valueOf)
        .reduce(BigInteger.ONE, BigInteger::multiply)
        .add(BigInteger.valueOf(headerLength()));
  }

  private int headerLength() {
    return 4 + 4 * dimensions.size();
  }

  private static InvalidData broken(ByteSource source, IOException cause) {
    if (cause instanceof EOFException) {
      return new InvalidData(
          source.name() + " ends before what its header promises: get the file again.", cause);
    }
    if (cause instanceof ZipException) {
      return new InvalidData(
          source.name() + " is damaged (" + cause.getMessage() + "): get the file again.", cause);
    }
    return ByteSource.unreadable(source.name(), cause);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }
}
