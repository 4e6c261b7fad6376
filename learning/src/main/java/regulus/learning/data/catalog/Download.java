package regulus.learning.data.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import regulus.learning.data.Fingerprint;
import regulus.learning.data.InvalidData;
import regulus.learning.data.catalog.KnownSet.Official;

/**
 * Fetches the official files of a known data set into the cache. A file is written beside its
 * place, its length and SHA-256 are compared with the pinned ones, and only then does it get its
 * name.
 */
final class Download {
  private static final int CONNECT_MILLISECONDS = 20_000;
  private static final int STALLED_MILLISECONDS = 60_000;

  private final Path cache;
  private final Consumer<String> notices;

  Download(Path cache, Consumer<String> notices) {
    this.cache = cache;
    this.notices = notices;
  }

  /**
   * Makes the data set be in the cache.
   *
   * @throws InvalidData if it cannot be had; the message says how to get it by hand
   */
  void fetch(KnownSet set) {
    Path folder = cache.resolve(set.folders().get(0));
    for (Official file : set.official()) {
      try {
        fetch(set, file, folder);
      } catch (IOException e) {
        throw byHand(set, file, e);
      }
    }
  }

  private void fetch(KnownSet set, Official file, Path folder) throws IOException {
    notices.accept(
        "Downloading "
            + set.name()
            + ": "
            + file.uri()
            + " ("
            + megabytes(file.size())
            + ") to "
            + folder);
    Files.createDirectories(folder.getParent());
    Path part = Files.createTempFile(folder.getParent(), ".download", ".part");
    try {
      copy(file, part);
      set.format().keep(part, file, folder);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void copy(Official file, Path part) throws IOException {
    MessageDigest digest = Fingerprint.sha256();
    try (InputStream in = open(file.uri());
        OutputStream out = Files.newOutputStream(part)) {
      byte[] chunk = new byte[1 << 16];
      long left = file.size();
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        left -= read;
        if (left < 0) {
          throw new IOException("it is longer than the " + file.size() + " bytes expected");
        }
        digest.update(chunk, 0, read);
        out.write(chunk, 0, read);
      }
    }
    String received = HexFormat.of().formatHex(digest.digest());
    if (!received.equals(file.sha256())) {
      throw new IOException(
          "its SHA-256 is " + received + " where " + file.sha256() + " is expected");
    }
  }

  /** A plain connection, because its timeout also ends a transfer that stalls half-way. */
  private static InputStream open(URI uri) throws IOException {
    URLConnection connection = uri.toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLISECONDS);
    connection.setReadTimeout(STALLED_MILLISECONDS);
    connection.setRequestProperty("User-Agent", "regulus");
    return connection.getInputStream();
  }

  private InvalidData byHand(KnownSet set, Official failed, IOException cause) {
    String files = set.official().stream().map(Official::name).collect(Collectors.joining(", "));
    return new InvalidData(
        "Cannot download "
            + failed.uri()
            + " ("
            + cause
            + "): get "
            + files
            + " in another way, put them into a folder "
            + set.folders().get(0)
            + ", and name the folder above it with --data or "
            + DataRoots.VARIABLE
            + ".",
        cause);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
