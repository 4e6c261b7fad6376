package regulus.learning.storage;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file so that its place holds either what was there before or the whole new content,
 * whenever the process or the machine stops.
 */
public final class AtomicFile {
  /** Writes a file's bytes in order. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private static final int BUFFER_BYTES = 1 << 16;

  private AtomicFile() {}

  /**
   * Writes {@code content} to {@code <target>.part} beside the target, flushes it to the disk and
   * renames it. A left-over {@code .part} of a killed process is overwritten; two writers of one
   * target at a time are not provided for.
   *
   * @throws IOException if anything fails; the target is then as it was
   */
  public static void write(Path target, Content content) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      writeAndFlush(part.toFile(), content);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
    flushFolder(target.toAbsolutePath().resolveSibling(""));
  }

  // A stream, not a channel: an interrupt closes a channel in the middle of a save.
  private static void writeAndFlush(File part, Content content) throws IOException {
    try (FileOutputStream file = new FileOutputStream(part);
        OutputStream out = new BufferedOutputStream(file, BUFFER_BYTES)) {
      content.writeTo(out);
      out.flush();
      file.getFD().sync();
    }
  }

  // Makes the new name itself survive a power failure, where the system lets folders be flushed.
  private static void flushFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notOnThisSystem) {
      // The file is complete and in its place; only a power failure could still lose its name.
    }
  }
}
