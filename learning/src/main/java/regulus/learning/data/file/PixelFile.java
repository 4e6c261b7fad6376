package regulus.learning.data.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import regulus.learning.data.Fingerprint;
import regulus.learning.data.file.ImageListing.ListedImage;
import regulus.learning.image.ImageForm;

/**
 * Decoded pixels in the cache: the pixels, then their SHA-256. Its name says what they were decoded
 * from: the names, sizes and times of all files and the form; a picture that changes without any of
 * them changing is not noticed. Nothing depends on it: a file that is missing, damaged or cannot be
 * written costs the time of decoding again.
 *
 * @param path where it is or would be
 */
record PixelFile(Path path) {
  private static final String ENDING = ".pixels";
  private static final int HASH_BYTES = 32;

  /** Changes when the same files give other pixels than before. */
  private static final int VERSION = 1;

  /** Older files go when there are more bytes than this. */
  private static final long MOST_BYTES = 4_000_000_000L;

  static PixelFile in(Path folder, ImageListing listing, ImageForm form) {
    MessageDigest digest = Fingerprint.sha256();
    digest.update((VERSION + " " + form + "\n").getBytes(StandardCharsets.UTF_8));
    for (ListedImage image : listing.images()) {
      digest.update(
          (image.file().toAbsolutePath() + "\0" + image.size() + "\0" + image.modified() + "\n")
              .getBytes(StandardCharsets.UTF_8));
    }
    String name = HexFormat.of().formatHex(digest.digest()).substring(0, HASH_BYTES);
    return new PixelFile(folder.resolve(name + ENDING));
  }

  /** Whether there is such a file, damaged or not. */
  boolean isThere() {
    return Files.isRegularFile(path);
  }

  /** Whether the buffer was filled with what the file holds, whole and undamaged. */
  boolean read(ByteBuffer pixels) {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer hash = ByteBuffer.allocate(HASH_BYTES);
      boolean whole =
          file.size() == (long) pixels.capacity() + HASH_BYTES
              && filled(file, pixels.clear())
              && filled(file, hash)
              && MessageDigest.isEqual(hash.array(), hash(pixels.clear()));
      if (whole) {
        Files.setLastModifiedTime(path, FileTime.fromMillis(System.currentTimeMillis()));
      }
      return whole;
    } catch (IOException notThere) {
      return false;
    }
  }

  void write(ByteBuffer pixels) {
    Path part = path.resolveSibling(path.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.createDirectories(path.getParent());
      try (FileChannel file =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        emptied(file, pixels.duplicate());
        emptied(file, ByteBuffer.wrap(hash(pixels.duplicate())));
      }
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
      prune();
    } catch (IOException | UncheckedIOException full) {
      discard(part);
    }
  }

  private static boolean filled(FileChannel file, ByteBuffer target) throws IOException {
    while (target.hasRemaining()) {
      if (file.read(target) < 0) {
        return false;
      }
    }
    return true;
  }

  private static void emptied(FileChannel file, ByteBuffer source) throws IOException {
    while (source.hasRemaining()) {
      file.write(source);
    }
  }

  private static byte[] hash(ByteBuffer pixels) {
    MessageDigest digest = Fingerprint.sha256();
    digest.update(pixels);
    return digest.digest();
  }

  /** Removes what was not used for longest. */
  private void prune() throws IOException {
    List<Path> newestFirst;
    try (Stream<Path> files = Files.list(path.getParent())) {
      newestFirst =
          files
              .filter(file -> file.toString().endsWith(ENDING))
              .sorted(Comparator.comparing(PixelFile::used).reversed())
              .toList();
    }
    long bytes = 0;
    for (Path file : newestFirst) {
      bytes += Files.size(file);
      if (bytes > MOST_BYTES && !file.equals(path)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static FileTime used(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException left) {
      // A folder that cannot be written to; nothing of it is needed.
    }
  }
}
