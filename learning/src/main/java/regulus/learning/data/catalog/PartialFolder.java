package regulus.learning.data.catalog;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A folder that is being filled. It carries the id of the process that fills it, so that processes
 * do not meet in it and that what a killed one has left is cleared away by the next.
 */
final class PartialFolder implements AutoCloseable {
  private static final String ENDING = ".part";

  private final Path path;

  private PartialFolder(Path path) {
    this.path = path;
  }

  /** An empty one. */
  static PartialFolder in(Path parent, String name) throws IOException {
    Files.createDirectories(parent);
    clear(parent, name);
    long process = ProcessHandle.current().pid();
    return new PartialFolder(Files.createDirectory(parent.resolve(name + "." + process + ENDING)));
  }

  Path path() {
    return path;
  }

  /** Gives the folder its name, all at once; the place must be free. */
  void moveTo(Path target) throws IOException {
    Files.createDirectories(target.toAbsolutePath().getParent());
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes it, unless it was moved. */
  @Override
  public void close() throws IOException {
    if (Files.exists(path)) {
      delete(path);
    }
  }

  private static void clear(Path parent, String name) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, name + ".*" + ENDING)) {
      for (Path folder : left) {
        if (!isAlive(folder)) {
          delete(folder);
        }
      }
    }
  }

  private static boolean isAlive(Path folder) {
    String[] parts = folder.getFileName().toString().split("\\.", -1);
    String process = parts[parts.length - 2];
    return process.matches("[0-9]{1,18}")
        && Long.parseLong(process) != ProcessHandle.current().pid()
        && ProcessHandle.of(Long.parseLong(process)).isPresent();
  }

  /** It holds files only. */
  private static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
