package regulus.learning.data.catalog;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The few files that are wanted out of a tar archive. Names in the archive are only compared, they
 * never become paths.
 */
final class Archive {
  private static final int BLOCK = 512;
  private static final int NAME_LENGTH = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_LENGTH = 12;
  private static final int TYPE_AT = 156;

  private Archive() {}

  /**
   * Writes the wanted members into a folder.
   *
   * @param wanted plain file names; the folders before a name in the archive are ignored
   * @param most bytes that a member may have
   * @throws IOException if one is missing, there twice, too long or cut off
   */
  static void unpack(InputStream tar, List<String> wanted, int most, Path folder)
      throws IOException {
    Set<String> missing = new TreeSet<>(wanted);
    byte[] header = new byte[BLOCK];
    while (tar.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
      long size = size(header);
      String name = name(header);
      if (isFile(header) && missing.remove(name)) {
        Files.write(folder.resolve(name), content(tar, name, size, most));
      } else {
        tar.skipNBytes(size);
      }
      tar.skipNBytes(-size & (BLOCK - 1));
    }
    if (!missing.isEmpty()) {
      throw new IOException("the archive lacks " + String.join(", ", missing));
    }
  }

  private static byte[] content(InputStream tar, String name, long size, int most)
      throws IOException {
    if (size > most) {
      throw new IOException(
          name + " in the archive has " + size + " bytes, at most " + most + " are expected");
    }
    byte[] content = tar.readNBytes((int) size);
    if (content.length < size) {
      throw new EOFException(name + " in the archive is cut off");
    }
    return content;
  }

  private static String name(byte[] header) {
    String path = text(header, 0, NAME_LENGTH);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean isFile(byte[] header) {
    return header[TYPE_AT] == '0' || header[TYPE_AT] == 0;
  }

  private static long size(byte[] header) throws IOException {
    String octal = text(header, SIZE_AT, SIZE_LENGTH).trim();
    if (!octal.matches("[0-7]{1,11}")) {
      throw new IOException("the archive is damaged: a member has no size");
    }
    return Long.parseLong(octal, 8);
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.US_ASCII);
  }
}
