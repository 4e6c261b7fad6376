package regulus.learning.storage;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import regulus.learning.data.InvalidData;
import regulus.learning.storage.Header.Entry;

/**
 * Reads and writes arrays in the safetensors format (Hugging Face): the header's length in 8 bytes,
 * the header in JSON, then the values, everything little-endian.
 *
 * <p>Arrays are written sorted by name, so that equal arrays give equal bytes. What is read must be
 * consistent to the last byte; of the format's element types {@code F32} and {@code I32} are known.
 */
public final class SafeTensors {
  private static final int LENGTH_BYTES = Long.BYTES;
  private static final int LARGEST_HEADER = 8 << 20;
  private static final int VALUES_AT_ONCE = 1 << 14;

  private SafeTensors() {}

  /**
   * Writes all arrays to one file, as a whole or not at all.
   *
   * @throws IOException if the file cannot be written; what was there before is then still there
   */
  public static void write(Path file, Map<String, StoredArray> arrays) throws IOException {
    write(file, arrays, Map.of());
  }

  /**
   * As {@link #write(Path, Map)}.
   *
   * @param metadata what the file says of itself besides, by name
   */
  public static void write(Path file, Map<String, StoredArray> arrays, Map<String, String> metadata)
      throws IOException {
    AtomicFile.write(file, out -> write(out, arrays, metadata));
  }

  /** The bytes of such a file, one after the other. */
  static void write(OutputStream out, Map<String, StoredArray> arrays, Map<String, String> metadata)
      throws IOException {
    SortedMap<String, StoredArray> sorted = new TreeMap<>(arrays);
    byte[] json = Header.of(sorted, metadata).json();
    out.write(length(json));
    out.write(json);
    for (StoredArray array : sorted.values()) {
      writeValues(array, out);
    }
  }

  /** Everything that a file holds, arrays in the order of their bytes. */
  public record Contents(Map<String, StoredArray> arrays, Map<String, String> metadata) {}

  /**
   * Reads all arrays of a file, in the order of their bytes.
   *
   * @throws InvalidData if the file is missing, is no safetensors file, or contradicts itself
   */
  public static Map<String, StoredArray> read(Path file) {
    return readAll(file).arrays();
  }

  /** As {@link #read(Path)}, with the metadata. */
  public static Contents readAll(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidData("There is no file " + file + ".");
    }
    try (FileInputStream stream = new FileInputStream(file.toFile())) {
      return read(file.toString(), stream, stream.getChannel().size());
    } catch (IOException unreadable) {
      throw unreadable(file.toString(), unreadable);
    }
  }

  /**
   * Reads what lies in another file, such as an archive. The caller closes the stream.
   *
   * @param origin what problems call it
   * @param bytes how many there are; no more is allocated, whatever the header says
   * @throws InvalidData if it is no safetensors file, contradicts itself, or has other than {@code
   *     bytes} bytes
   */
  public static Contents read(String origin, InputStream stream, long bytes) {
    try {
      DataInputStream in = new DataInputStream(stream);
      Contents contents = readValues(in, bytes);
      if (in.read() >= 0) {
        throw new InvalidData("it has more than its " + bytes + " bytes");
      }
      return contents;
    } catch (InvalidData problem) {
      throw new InvalidData("Cannot read " + origin + ": " + problem.getMessage() + ".", problem);
    } catch (EOFException shrunk) {
      throw new InvalidData("Cannot read " + origin + ": it ends early.", shrunk);
    } catch (IOException unreadable) {
      throw unreadable(origin, unreadable);
    }
  }

  private static InvalidData unreadable(String origin, IOException cause) {
    return new InvalidData("Cannot read " + origin + ": " + FileTrouble.words(cause) + ".", cause);
  }

  private static Contents readValues(DataInputStream in, long fileBytes) throws IOException {
    if (fileBytes < LENGTH_BYTES) {
      throw new InvalidData("it has " + fileBytes + " bytes and is no safetensors file");
    }
    long headerBytes = Long.reverseBytes(in.readLong());
    long rest = fileBytes - LENGTH_BYTES;
    if (headerBytes < 0 || headerBytes > Math.min(rest, LARGEST_HEADER)) {
      throw new InvalidData(
          "its header claims "
              + Long.toUnsignedString(headerBytes)
              + " bytes, at most "
              + Math.min(rest, LARGEST_HEADER)
              + " are possible");
    }
    Header header = HeaderParser.parse(bytes(in, (int) headerBytes), rest - headerBytes);
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    for (Entry entry : header.entries()) {
      ByteBuffer values = ByteBuffer.wrap(bytes(in, entry.bytes())).order(ByteOrder.LITTLE_ENDIAN);
      arrays.put(entry.name(), entry.type().read(entry.shape(), values));
    }
    return new Contents(arrays, header.metadata());
  }

  private static byte[] bytes(DataInputStream in, int count) throws IOException {
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    return bytes;
  }

  private static void writeValues(StoredArray array, OutputStream out) throws IOException {
    byte[] bytes = new byte[VALUES_AT_ONCE * ElementType.BYTES];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int start = 0; start < array.length(); start += VALUES_AT_ONCE) {
      int count = Math.min(VALUES_AT_ONCE, array.length() - start);
      ElementType.write(array, start, count, buffer);
      out.write(bytes, 0, count * ElementType.BYTES);
    }
  }

  private static byte[] length(byte[] json) {
    return ByteBuffer.allocate(LENGTH_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .array();
  }
}
