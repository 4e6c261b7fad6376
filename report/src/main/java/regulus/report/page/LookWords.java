package regulus.report.page;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import regulus.report.figure.Words;
import regulus.statistics.Comparison.Looked;
import regulus.study.Looking;
import regulus.study.Looking.Look;

/** How a study was run until it was decided, in words. */
final class LookWords {
  private LookWords() {}

  static String of(Looking looking) {
    String planned =
        "further seeds where a comparison was open, at most "
            + looking.plan().most()
            + "; looks were planned after "
            + numbers(looking.plan().looks().seeds())
            + " seeds";
    String made =
        looking.taken().isEmpty()
            ? "; none was made yet"
            : "; made after " + Words.and(looking.taken().stream().map(LookWords::words).toList());
    return planned + made + ". Intervals and corrected p count all planned looks.";
  }

  private static String numbers(List<Integer> seeds) {
    return Words.and(seeds.stream().map(String::valueOf).toList());
  }

  /** {@code 5 (2 of 4 open comparisons decided, the smallest p at the level 0.0048)}. */
  private static String words(Look look) {
    int decided = look.tested().size() - look.open().size();
    return look.seeds()
        + " ("
        + decided
        + " of "
        + Words.counted(look.tested().size(), "open comparison")
        + " decided"
        + level(look)
        + ")";
  }

  /** At which level the smallest p was tested. */
  private static String level(Look look) {
    OptionalDouble strictest =
        look.tested().stream().flatMap(it -> it.looked().stream()).mapToDouble(Looked::level).min();
    return strictest.isPresent()
        ? String.format(Locale.ROOT, ", the smallest p at the level %.4f", strictest.getAsDouble())
        : "";
  }
}
