package regulus.learning.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The identity of a data set: SHA-256 over its shape, its counts, its class names, its labels and
 * its decoded pixels. How it was packed, named or found plays no part.
 */
public final class Fingerprint {
  private Fingerprint() {}

  public static String of(List<String> classes, Examples examples, int trainCount) {
    return of(classes, examples, Parts.of(trainCount, examples.count() - trainCount));
  }

  public static String of(List<String> classes, Examples examples, Parts parts) {
    MessageDigest digest = sha256();
    digest.update(text(examples.shape() + " " + counts(parts)));
    classes.forEach(name -> digest.update(text(name)));
    ByteBuffer labels = ByteBuffer.allocate(Integer.BYTES * examples.count());
    labels.asIntBuffer().put(examples.labels());
    digest.update(labels);
    digest.update(examples.pixels().duplicate().clear());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String counts(Parts parts) {
    String own = parts.validation() == 0 ? "" : " and " + parts.validation();
    return parts.train() + own + " of " + parts.total();
  }

  /** Every JDK has it. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Preceded by its length, so that no two lists of texts give the same bytes. */
  private static byte[] text(String text) {
    return (text.length() + ":" + text).getBytes(StandardCharsets.UTF_8);
  }
}
