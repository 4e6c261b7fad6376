package regulus.app.command;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import regulus.study.StudySpec;
import regulus.study.UntilDecided;
import regulus.study.run.StudyRun;

/** Whether seeds are added where a comparison is open, and how many at most. */
final class UntilOption {
  private static final int MOST = 1_000;

  @Option(
      names = "--until-decided",
      description =
          "Add seeds where a comparison is open, look again, and so on; every verdict counts all of"
              + " these looks.")
  boolean given;

  @Option(
      names = "--max-seeds",
      paramLabel = "N",
      description =
          "With --until-decided: no more seeds than this; by default as many as give 20 repetitions,"
              + " or twice the seeds of the file if that is more.")
  @Nullable Integer mostSeeds;

  /**
   * @throws WrongRequest if the study cannot be run like this
   */
  void check(StudySpec study) {
    if (!given) {
      if (mostSeeds != null) {
        throw new WrongRequest(
            "--max-seeds is the end of --until-decided, and adds no seeds by itself: give both, or"
                + " set repeat.seeds.");
      }
      return;
    }
    UntilDecided.objection(study)
        .ifPresent(
            why -> {
              throw new WrongRequest("--until-decided: no seed decides anything, for " + why + ".");
            });
    int seeds = study.repeat().seeds().size();
    if (mostSeeds != null && (mostSeeds <= seeds || mostSeeds > MOST)) {
      throw new WrongRequest(
          "Invalid --max-seeds: expected a whole number above the "
              + seeds
              + " of the study file, to "
              + MOST
              + ", received "
              + mostSeeds
              + ".");
    }
  }

  /** The study with as many seeds as it may come to, for what is said of it before. */
  StudySpec foreseen(StudySpec study) {
    int usual = UntilDecided.usual(study.repeat());
    return given ? study.withSeeds(mostSeeds == null ? usual : mostSeeds) : study;
  }

  StudyRun of(StudyRun run) {
    return given
        ? run.untilDecided(mostSeeds == null ? OptionalInt.empty() : OptionalInt.of(mostSeeds))
        : run;
  }
}
