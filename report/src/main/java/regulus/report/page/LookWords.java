package regulus.report.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import regulus.report.figure.Words;
import regulus.statistics.Comparison.Looked;
import regulus.study.Looking;
import regulus.study.Looking.Look;
import regulus.study.record.RecordedStudy.Run;

/** How a study was run until it was decided, in words. */
final class LookWords {
  private static final String OPTION = "--until-decided";

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

  /**
   * That the comparisons could be seen before the first look, which no plan counts; none where the
   * study was run until it was decided from the beginning, or not at all.
   */
  static Optional<String> before(ReportSource source) {
    List<Run> runs = source.documents().runs();
    List<Run> plain = runs.stream().takeWhile(run -> !isSequential(run)).toList();
    return source.result().looking().isEmpty() || plain.isEmpty() || plain.size() == runs.size()
        ? Optional.empty()
        : Optional.of(
            "This study was run before without "
                + OPTION
                + ", last on "
                + plain.get(plain.size() - 1).started().split("T", -1)[0]
                + ". Who had looked at its comparisons then, and went on because nothing was"
                + " decided, has looked once more than planned: the chance of a false verdict is"
                + " then somewhat above 5 %.");
  }

  private static boolean isSequential(Run run) {
    return run.facts().getOrDefault("command", "").contains(OPTION);
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
