package regulus.learning.data.catalog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;
import regulus.learning.data.file.IdxBytes;

/** Makes tar archives. */
final class TarBytes {
  private TarBytes() {}

  static byte[] tar(byte[]... members) {
    return IdxBytes.join(IdxBytes.join(members), new byte[1024]);
  }

  static byte[] member(String name, String content) {
    return member(name, content.getBytes(US_ASCII));
  }

  /** A header of 512 bytes and the content, filled up to a multiple of 512. */
  static byte[] member(String name, byte[] content) {
    byte[] member = new byte[512 + (content.length + 511) / 512 * 512];
    put(member, 0, name);
    put(member, 124, String.format(Locale.ROOT, "%011o", content.length));
    member[156] = '0';
    System.arraycopy(content, 0, member, 512, content.length);
    return member;
  }

  private static void put(byte[] member, int at, String text) {
    System.arraycopy(text.getBytes(US_ASCII), 0, member, at, text.length());
  }
}
