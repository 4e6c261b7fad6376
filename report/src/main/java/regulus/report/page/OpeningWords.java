package regulus.report.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import regulus.report.figure.Words;
import regulus.study.record.RecordedStudy.Opening;

/** Why the test set was opened more than once, in words. */
final class OpeningWords {
  private static final int DAY = "2026-11-21".length();

  private OpeningWords() {}

  /** None for a test set that was opened once, or not yet. */
  static Optional<String> of(List<Opening> openings) {
    List<List<Opening>> occasions = Opening.occasions(openings);
    boolean once = occasions.size() == 1 && occasions.get(0).get(0).reason().isEmpty();
    return occasions.isEmpty() || once
        ? Optional.empty()
        : Optional.of(
            "The test set was opened "
                + (occasions.size() == 1 ? "once" : occasions.size() + " times")
                + ": "
                + occasions.stream().map(OpeningWords::words).collect(Collectors.joining("; "))
                + ".");
  }

  private static String words(List<Opening> occasion) {
    Opening first = occasion.get(0);
    return "on "
        + first.at().substring(0, DAY)
        + " for "
        + Words.and(occasion.stream().map(Opening::variant).distinct().toList())
        + first.reason().map(reason -> ", because: " + unended(reason)).orElse("");
  }

  private static String unended(String reason) {
    return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
  }
}
