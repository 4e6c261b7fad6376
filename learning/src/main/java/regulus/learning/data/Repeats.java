package regulus.learning.data;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** Images of one part that are images of another part as well, pixel by pixel. */
public final class Repeats {
  private Repeats() {}

  /** How many of these are among the others; where there are some, a test measures memory, too. */
  public static int count(Selection these, Selection others) {
    Set<String> known = new HashSet<>();
    for (int index : others.indexes()) {
      known.add(digest(others.examples(), index));
    }
    int count = 0;
    for (int index : these.indexes()) {
      count += known.contains(digest(these.examples(), index)) ? 1 : 0;
    }
    return count;
  }

  private static String digest(Examples examples, int index) {
    int elements = examples.shape().elements();
    ByteBuffer image = examples.pixels().slice(index * elements, elements);
    var digest = Fingerprint.sha256();
    digest.update(image);
    return HexFormat.of().formatHex(digest.digest());
  }
}
