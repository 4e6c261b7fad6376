package regulus.learning.data.catalog;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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
   * Writes the wanted members into a folder and returns the names of those that were there.
   *
   * @param wanted plain file names; the folders before a name in the archive are ignored
   * @param most bytes that a member may have
   */
  static List<String> unpack(InputStream tar, Path folder, Collection<String> wanted, long most)
      throws IOException {
    List<String> written = new ArrayList<>();
    byte[] header = new byte[BLOCK];
    while (tar.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
      long size = size(header);
      String name = name(header);
      if (isFile(header) && wanted.contains(name) && !written.contains(name)) {
        write(tar, size, most, folder.resolve(name));
        written.add(name);
      } else {
        tar.skipNBytes(size);
      }
      tar.skipNBytes(-size & (BLOCK - 1));
    }
    return written;
  }

  private static void write(InputStream tar, long size, long most, Path target) throws IOException {
    if (size > most) {
      throw new IOException(
          target.getFileName() + " has " + size + " bytes, at most " + most + " expected");
    }
    byte[] content = tar.readNBytes((int) size);
    if (content.length < size) {
      throw new EOFException(target.getFileName() + " is cut off");
    }
    Files.write(target, content);
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
      throw new IOException("the archive is damaged");
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
