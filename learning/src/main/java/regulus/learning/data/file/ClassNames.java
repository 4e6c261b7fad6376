package regulus.learning.data.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import regulus.learning.data.InvalidData;

/** A text file beside the data with the name of one class in each line, in the order of labels. */
public final class ClassNames {
  private static final int MOST_BYTES = 1 << 16;
  private static final int MOST_NAMES = 256;

  private ClassNames() {}

  /**
   * The names in a file of a folder; empty if there is no such file.
   *
   * @throws InvalidData if it holds anything else
   */
  public static Optional<List<String>> in(Path folder, String file) {
    Path path = folder.resolve(file);
    return Files.isRegularFile(path) ? Optional.of(read(path)) : Optional.empty();
  }

  private static List<String> read(Path path) {
    try {
      List<String> names =
          Files.size(path) > MOST_BYTES
              ? List.of()
              : Files.readString(path)
                  .lines()
                  .map(String::strip)
                  .filter(n -> !n.isEmpty())
                  .toList();
      if (names.isEmpty()
          || names.size() > MOST_NAMES
          || new HashSet<>(names).size() < names.size()) {
        throw new InvalidData(
            path + " must have the name of one class in each line: 1 to 256 names, each once.");
      }
      return names;
    } catch (IOException e) {
      throw ByteSource.unreadable(path.toString(), e);
    }
  }
}
