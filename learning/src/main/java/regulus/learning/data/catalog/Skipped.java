package regulus.learning.data.catalog;

import java.util.List;
import java.util.Optional;

/** What a person is told of files that were passed over. */
public final class Skipped {
  private static final int NAMED = 5;

  private Skipped() {}

  /** One sentence; none if there are none. */
  public static Optional<String> sentence(String dataset, List<String> names) {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
    return Optional.of(
        dataset
            + ": "
            + names.size()
            + (names.size() == 1 ? " file that is" : " files that are")
            + " no picture of a class"
            + (names.size() == 1 ? " was" : " were")
            + " skipped: "
            + first
            + more
            + ".");
  }
}
