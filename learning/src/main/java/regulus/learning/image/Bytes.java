package regulus.learning.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a file, read with care: what lies behind the end is an {@link UnreadablePicture}.
 *
 * @param content nobody writes to it
 */
record Bytes(byte[] content) {
  int length() {
    return content.length;
  }

  /** Unsigned. */
  int at(int position) {
    if (position < 0 || position >= content.length) {
      throw new UnreadablePicture("ends early");
    }
    return content[position] & 0xFF;
  }

  /** Two bytes, the higher one first. */
  int big16(int position) {
    return at(position) << 8 | at(position + 1);
  }

  /** Four bytes, the highest one first. */
  int big32(int position) {
    return big16(position) << 16 | big16(position + 2);
  }

  /** Two bytes, the lower one first. */
  int little16(int position) {
    return at(position) | at(position + 1) << 8;
  }

  /** Four bytes, the lowest one first. */
  int little32(int position) {
    return little16(position) | little16(position + 2) << 16;
  }

  boolean startsWith(int... expected) {
    return content.length >= expected.length && holds(0, expected);
  }

  boolean holds(int position, String ascii) {
    byte[] expected = ascii.getBytes(StandardCharsets.US_ASCII);
    return position >= 0
        && position + expected.length <= content.length
        && Arrays.equals(
            content, position, position + expected.length, expected, 0, expected.length);
  }

  /** A part of them, which must be there. */
  Bytes part(int from, int to) {
    if (from < 0 || to < from || to > content.length) {
      throw new UnreadablePicture("ends early");
    }
    return new Bytes(Arrays.copyOfRange(content, from, to));
  }

  private boolean holds(int position, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (at(position + i) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
