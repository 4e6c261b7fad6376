package regulus.study.file;

import java.util.Comparator;

/**
 * Where a value was written.
 *
 * @param origin the file, or the {@code --set} option that gave the value
 * @param line from 1; 0 where lines mean nothing
 * @param column from 1
 * @param path of keys and indexes, such as {@code variants.dropout[0].insert.after}; empty for the
 *     whole file
 */
public record Place(String origin, int line, int column, String path) {
  /** From the top of the file down, whatever is not in it last. */
  static final Comparator<Place> READING_ORDER =
      Comparator.comparing((Place place) -> place.line() == 0)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column);

  /** The same spot under another path. */
  Place at(String otherPath) {
    return new Place(origin, line, column, otherPath);
  }

  /** {@code studies/x.yaml:12:5: training.optimizer}. */
  @Override
  public String toString() {
    String spot = line == 0 ? origin : origin + ":" + line + ":" + column;
    return path.isEmpty() ? spot : spot + ": " + path;
  }
}
