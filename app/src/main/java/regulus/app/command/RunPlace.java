package regulus.app.command;

import java.nio.file.Path;
import java.util.List;
import regulus.study.record.RunFolder;

/**
 * A run folder, the same however its path was written.
 *
 * @param path absolute, without dots
 */
record RunPlace(Path path) {
  static RunPlace of(Path path) {
    return new RunPlace(path.toAbsolutePath().normalize());
  }

  RunFolder folder() {
    return new RunFolder(path);
  }

  /** The folder's own name, with as many of those above it as tell it from the others. */
  String title(List<RunPlace> others) {
    for (int names = 1; names < path.getNameCount(); names++) {
      String title = end(names);
      int wanted = names;
      if (others.stream().filter(other -> other.end(wanted).equals(title)).count() < 2) {
        return title;
      }
    }
    return path.toString();
  }

  private String end(int names) {
    int count = path.getNameCount();
    return names < count ? path.subpath(count - names, count).toString() : path.toString();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
