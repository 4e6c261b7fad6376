package regulus.learning.data.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import regulus.learning.data.Fingerprint;
import regulus.learning.data.InvalidData;
import regulus.learning.storage.FileTrouble;

/**
 * Bytes with a name and a known length.
 *
 * @param name for messages
 * @param size bytes as they lie there, packed or not
 * @param opening gives them from the start, each time
 */
public record ByteSource(String name, long size, Opening opening) {
  private static final int BUFFER = 1 << 16;

  /** Gives a fresh stream. */
  @FunctionalInterface
  public interface Opening {
    InputStream open() throws IOException;
  }

  public static ByteSource of(Path file) {
    try {
      return new ByteSource(file.toString(), Files.size(file), () -> Files.newInputStream(file));
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /** A file that ships with the project, beside a class. */
  public static ByteSource shipped(Class<?> beside, String resource) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Not in the project: " + resource);
      }
      byte[] bytes = in.readAllBytes();
      return new ByteSource(resource, bytes.length, () -> new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw unreadable(resource, e);
    }
  }

  /** Whether it begins as gzip does; the ending of a name is not trusted. */
  public boolean packed() {
    try (InputStream in = opening.open()) {
      return in.read() == 0x1F && in.read() == 0x8B;
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /** The last part of its name. */
  public String fileName() {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  /** Of the bytes as they lie there, hexadecimal. */
  public String sha256() {
    MessageDigest digest = Fingerprint.sha256();
    try (InputStream in = new DigestInputStream(raw(), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw unreadable(name, e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The bytes as they lie there. */
  InputStream raw() throws IOException {
    return new BufferedInputStream(opening.open(), BUFFER);
  }

  /** The bytes, unpacked if they are packed. */
  InputStream content() throws IOException {
    if (!packed()) {
      return raw();
    }
    InputStream bytes = opening.open();
    try {
      return new GZIPInputStream(bytes, BUFFER);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  static InvalidData unreadable(String name, IOException cause) {
    return new InvalidData(
        name
            + " cannot be read: "
            + FileTrouble.words(cause)
            + "; check the file and its permissions.",
        cause);
  }
}
