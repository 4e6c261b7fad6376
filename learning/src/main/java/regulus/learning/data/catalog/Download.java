package regulus.learning.data.catalog;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import regulus.learning.data.Fingerprint;
import regulus.learning.data.InvalidData;

/**
 * Fetches the official files of a known data set into the cache. The length and the SHA-256 of each
 * are compared with the pinned ones; the folder gets its name when all of them are there and right.
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
    notices.accept(announcement(set, folder));
    try (PartialFolder part = PartialFolder.in(cache, set.name())) {
      for (Publication.File file : set.publication().files()) {
        fetch(file, part.path().resolve(file.name()));
      }
      set.format().arrange(part.path(), set.publication().files());
      part.moveTo(folder);
    } catch (IOException e) {
      boolean fetchedByAnotherProcess = set.under(cache, Found.Where.CACHE).isPresent();
      if (!fetchedByAnotherProcess) {
        throw byHand(set, e);
      }
    }
  }

  private static String announcement(KnownSet set, Path folder) {
    URI first = set.publication().files().get(0).uri();
    return String.format(
        Locale.ROOT,
        "Downloading %s (%.1f MB) from %s to %s.",
        set.name(),
        set.publication().size() / 1e6,
        first.getHost(),
        folder);
  }

  private static void fetch(Publication.File file, Path target) throws IOException {
    try {
      copy(file, target);
    } catch (IOException e) {
      throw new IOException(file.uri() + ": " + reason(e), e);
    }
  }

  private static void copy(Publication.File file, Path target) throws IOException {
    MessageDigest digest = Fingerprint.sha256();
    try (InputStream in = open(file.uri());
        FileOutputStream out = new FileOutputStream(target.toFile())) {
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
      out.getFD().sync();
    }
    check(file, HexFormat.of().formatHex(digest.digest()));
  }

  private static void check(Publication.File file, String received) throws IOException {
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
    return connection.getInputStream();
  }

  private InvalidData byHand(KnownSet set, IOException cause) {
    String files =
        set.publication().files().stream()
            .map(Publication.File::name)
            .collect(Collectors.joining(", "));
    return new InvalidData(
        "Cannot download "
            + set.name()
            + " ("
            + reason(cause)
            + "): get "
            + files
            + " another way, "
            + set.format().byHand(set.folders().get(0))
            + ", and name the folder above with --data or "
            + DataRoots.VARIABLE
            + ".",
        cause);
  }

  /** Messages of the network are often the bare name of a host. */
  private static String reason(IOException cause) {
    return cause.getClass().equals(IOException.class)
        ? String.valueOf(cause.getMessage())
        : cause.toString();
  }
}
