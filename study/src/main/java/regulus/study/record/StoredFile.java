package regulus.study.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file of a trial as it was when the trial was done.
 *
 * @param name within the trial's folder
 * @param sha256 hexadecimal
 */
public record StoredFile(String name, long bytes, String sha256) {
  private static final int BUFFER_BYTES = 1 << 16;

  /**
   * @throws IOException if it cannot be read
   */
  public static StoredFile of(Path file) throws IOException {
    return new StoredFile(String.valueOf(file.getFileName()), Files.size(file), sha256(file));
  }

  /** Whether the file in this folder still has these bytes. */
  public boolean isIn(Path folder) {
    return damage(folder).isEmpty();
  }

  /** What is wrong with the file in this folder, as the beginning of a sentence. */
  public Optional<String> damage(Path folder) {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      return Optional.of(file + " is missing");
    }
    try {
      boolean same =
          Files.isRegularFile(file) && Files.size(file) == bytes && sha256(file).equals(sha256);
      return same
          ? Optional.empty()
          : Optional.of(file + " is not as it was written: its size or SHA-256 is another");
    } catch (IOException unreadable) {
      return Optional.of(file + " cannot be read");
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      while (in.read(buffer) >= 0) {
        // The stream feeds the digest.
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A new SHA-256. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
