package regulus.learning.data.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import regulus.learning.data.InvalidData;

/** Files that belong together, looked for by name in one folder. */
final class FolderFiles {
  private FolderFiles() {}

  /**
   * One file for each name; empty if there is none for any.
   *
   * @param spellings how a name may be written, the preferred one first
   * @throws InvalidData if some are there and others are not
   */
  static Optional<List<Path>> all(
      Path folder, List<String> names, Function<String, List<String>> spellings) {
    List<Optional<Path>> found =
        names.stream().map(name -> first(folder, spellings.apply(name))).toList();
    if (found.stream().allMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    List<String> missing =
        IntStream.range(0, names.size())
            .filter(i -> found.get(i).isEmpty())
            .mapToObj(i -> spellings.apply(names.get(i)).get(0))
            .toList();
    if (!missing.isEmpty()) {
      throw new InvalidData(
          folder
              + " lacks "
              + String.join(" and ", missing)
              + ", which belong"
              + (missing.size() == 1 ? "s" : "")
              + " to the files that are there: add what is missing, or remove the folder.");
    }
    return Optional.of(found.stream().flatMap(Optional::stream).toList());
  }

  private static Optional<Path> first(Path folder, List<String> spellings) {
    return spellings.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }
}
