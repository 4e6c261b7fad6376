package regulus.study.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import regulus.learning.storage.FileTrouble;

/**
 * One process at a time runs a study in a folder. The operating system holds the lock and lets go
 * of it when the process ends in whatever way, so a dead holder never blocks; the file only says
 * who holds it.
 */
public final class FolderLock implements AutoCloseable {
  private static final int LONGEST_NUMBER = 20;

  private final RunFolder folder;
  private final FileChannel channel;

  private FolderLock(RunFolder folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Makes the folder if it is not there, and locks it until {@link #close}.
   *
   * @throws UnusableFolder if another run holds it, or it cannot be written
   */
  public static FolderLock acquire(RunFolder folder) {
    Path file = folder.lock();
    try {
      Files.createDirectories(folder.root());
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        OptionalLong holder = read(channel);
        channel.close();
        throw new UnusableFolder(
            "The run folder "
                + folder.root()
                + " is in use by "
                + (holder.isPresent() ? "process " + holder.getAsLong() : "another process")
                + "; wait until it ends, or choose another folder with --out.");
      }
      channel.truncate(0);
      channel.write(bytes(ProcessHandle.current().pid()), 0);
      return new FolderLock(folder, channel);
    } catch (IOException e) {
      throw new UnusableFolder(
          "The run folder " + folder.root() + " cannot be written: " + FileTrouble.words(e) + ".",
          e);
    }
  }

  /** What is locked. */
  public RunFolder folder() {
    return folder;
  }

  /** The process that runs the study in this folder now, if any does. */
  public static OptionalLong holder(RunFolder folder) {
    Path file = folder.lock();
    if (!Files.exists(file)) {
      return OptionalLong.empty();
    }
    try {
      OptionalLong noted = noted(Files.readString(file, StandardCharsets.UTF_8));
      // To close a second channel of this process would end its own lock.
      boolean own = noted.isPresent() && noted.getAsLong() == ProcessHandle.current().pid();
      return own || isLocked(file) ? noted : OptionalLong.empty();
    } catch (IOException unreadable) {
      return OptionalLong.empty();
    }
  }

  private static boolean isLocked(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return tryLock(channel) == null;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static OptionalLong read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_NUMBER);
    channel.read(bytes, 0);
    return noted(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
  }

  private static OptionalLong noted(String text) {
    String number = text.strip();
    return number.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(number))
        : OptionalLong.empty();
  }

  private static ByteBuffer bytes(long pid) {
    return ByteBuffer.wrap((pid + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      throw new UnusableFolder("The lock of the run folder cannot be given back.", e);
    }
  }
}
