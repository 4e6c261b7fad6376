package regulus.app.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import regulus.study.record.RunFolder;

/**
 * What a word such as {@code runs/quickstart:dropout} names.
 *
 * @param variant none where the folder is named alone
 */
record NamedNetwork(RunPlace place, Optional<String> variant) {
  /** None if it begins with no folder in which a study was run. */
  static Optional<NamedNetwork> of(String word) {
    int colon = word.lastIndexOf(':');
    Optional<NamedNetwork> whole = run(word).map(it -> new NamedNetwork(it, Optional.empty()));
    return whole.isPresent() || colon < 1
        ? whole
        : run(word.substring(0, colon))
            .map(it -> new NamedNetwork(it, Optional.of(word.substring(colon + 1))));
  }

  /**
   * @throws WrongRequest if it names nothing
   */
  static NamedNetwork required(String word) {
    return of(word)
        .orElseThrow(
            () -> new WrongRequest("No study was run in " + word + ": it holds no study.db."));
  }

  private static Optional<RunPlace> run(String folder) {
    try {
      return Optional.of(Path.of(folder))
          .filter(path -> new RunFolder(path).exists())
          .map(RunPlace::of);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }
}
