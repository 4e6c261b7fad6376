package regulus.app.terminal;

import java.util.List;
import regulus.app.text.Phrase;
import regulus.study.Looking;
import regulus.study.StudySpec;
import regulus.study.run.StudyEvent;

/** What a look at the comparisons left open, in a line. */
final class LookLine {
  private static final String INTERVALS =
      "Intervals of differences and p count all planned looks together, so intervals are wider than"
          + " one look alone would make them.";

  private LookLine() {}

  /** {@code Look 1 of 5 at most, after 5 seeds: l1, l2 open; again after 7.} */
  static String of(StudyEvent.Looked looked) {
    return "Look "
        + looked.number()
        + " of at most "
        + looked.of()
        + ", after "
        + Phrase.counted(looked.look().seeds(), "seed")
        + ": "
        + open(looked.look().open())
        + looked.next().map(seeds -> "; again after " + seeds).orElse("")
        + ".";
  }

  /**
   * {@code Looked 3 times, after 5, 7 and 10 seeds of at most 20: everything is decided.} and what
   * that means for the table above it.
   */
  static List<String> of(Looking looking, StudySpec study) {
    List<String> seeds = looking.taken().stream().map(it -> String.valueOf(it.seeds())).toList();
    return seeds.isEmpty()
        ? List.of(looked(looking, study))
        : List.of(looked(looking, study), INTERVALS);
  }

  private static String looked(Looking looking, StudySpec study) {
    List<String> seeds = looking.taken().stream().map(it -> String.valueOf(it.seeds())).toList();
    return seeds.isEmpty()
        ? "Not looked at yet: the first look is after " + looking.plan().first() + " seeds."
        : "Looked "
            + Phrase.counted(seeds.size(), "time")
            + ", after "
            + String.join(", ", seeds)
            + " seeds of at most "
            + looking.plan().most()
            + ": "
            + open(looking.last().open())
            + looking.next(study).map(next -> "; the next look is after " + next).orElse("")
            + ".";
  }

  private static String open(List<String> variants) {
    return variants.isEmpty() ? "nothing is open" : String.join(", ", variants) + " open";
  }
}
