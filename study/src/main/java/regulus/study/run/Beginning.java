package regulus.study.run;

import java.util.Optional;
import java.util.OptionalInt;
import regulus.learning.setting.InvalidSetting;
import regulus.study.Seen;
import regulus.study.StudySpec;
import regulus.study.UntilDecided;
import regulus.study.file.InvalidStudy;
import regulus.study.plan.Planner;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RecordedStudy.Sequential;
import regulus.study.record.UnusableFolder;
import regulus.study.result.Seeing;
import regulus.study.result.StudyResults;

/**
 * How a run begins, after what its folder holds already: looks that were planned there stay
 * planned.
 *
 * @param looking when the study looks at its comparisons; none if only once, at the end
 * @param remark what the person who runs it is told of that
 * @param seen what could be seen of the comparisons that the folder holds already, unless planned
 *     looks count that
 */
record Beginning(Optional<Sequential> looking, Optional<String> remark, Optional<Seen> seen) {

  /**
   * @throws UnusableFolder if the folder was begun with looks that this run cannot go on with
   * @throws InvalidSetting if seeds are to be added where nothing can be decided
   */
  static Beginning of(StudyRun run) {
    String protocol = Planner.protocol(run.study(), run.trials());
    Optional<RecordedStudy> known = RecordedStudy.begun(run.folder());
    Optional<Sequential> begun = known.flatMap(RecordedStudy::untilDecided);
    boolean same = begun.filter(it -> it.protocol().equals(protocol)).isPresent();
    if (!same && begun.filter(Sequential::looked).isPresent()) {
      throw changed(run, begun.orElseThrow());
    }
    Optional<OptionalInt> asked = run.setting().until().map(StudyRun.Until::mostSeeds);
    if (asked.isEmpty()) {
      return same
          ? goneOnWith(begun.orElseThrow())
          : new Beginning(Optional.empty(), Optional.empty(), seen(run, known));
    }
    if (same) {
      requireSame(begun.orElseThrow().plan(), asked.get(), run);
      return new Beginning(begun, Optional.empty(), Optional.empty());
    }
    return new Beginning(
        Optional.of(new Sequential(plan(run, asked.get()), protocol)),
        Optional.empty(),
        seen(run, known));
  }

  /** Also of a run that an older version made, or that did not come to its end. */
  private static Optional<Seen> seen(StudyRun run, Optional<RecordedStudy> known) {
    return known
        .filter(it -> it.untilDecided().isEmpty())
        .flatMap(
            it -> declared(run, it).flatMap(declared -> Seeing.of(StudyResults.of(declared, it))));
  }

  /** What the folder's study declared; none where this version cannot read it any more. */
  private static Optional<StudySpec> declared(StudyRun run, RecordedStudy known) {
    try {
      return Optional.of(StudyResults.spec(run.folder(), known.facts()));
    } catch (InvalidStudy | InvalidSetting unknown) {
      return Optional.empty();
    }
  }

  private static Beginning goneOnWith(Sequential begun) {
    return new Beginning(
        Optional.of(begun),
        Optional.of(
            "This study was begun with --until-decided, up to "
                + begun.plan().most()
                + " seeds, and goes on so; its verdicts count all of its looks."),
        Optional.empty());
  }

  /** What a look decided stays: another plan in its place would be one more chance. */
  private static UnusableFolder changed(StudyRun run, Sequential begun) {
    return new UnusableFolder(
        "The folder "
            + run.folder().root()
            + " holds looks of --until-decided, up to "
            + begun.plan().most()
            + " seeds, which stay, and the study file now compares something else: put back its"
            + " seeds, variants, margin and choice as they were then, or choose another folder with"
            + " --out.");
  }

  private static UntilDecided plan(StudyRun run, OptionalInt most) {
    UntilDecided.objection(run.study())
        .ifPresent(
            why -> {
              throw new InvalidSetting(
                  "until decided", "Nothing can be decided by more seeds: " + why + ".");
            });
    return UntilDecided.from(
        run.study().repeat(), most.orElse(UntilDecided.usual(run.study().repeat())));
  }

  /** More looks than planned would be more chances of a false verdict than planned. */
  private static void requireSame(UntilDecided begun, OptionalInt most, StudyRun run) {
    if (most.isPresent() && most.getAsInt() != begun.most()) {
      throw new UnusableFolder(
          "The study in "
              + run.folder().root()
              + " was begun with at most "
              + begun.most()
              + " seeds, and its looks were planned for that: leave --max-seeds out, or choose"
              + " another folder with --out.");
    }
  }
}
