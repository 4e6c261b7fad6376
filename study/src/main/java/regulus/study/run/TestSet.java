package regulus.study.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import regulus.study.TrialSpec;
import regulus.study.record.RecordedStudy;

/**
 * Which final trials may read the test set. The first time all of them may, and go on after an
 * interruption; whatever is added to them later reads it once more.
 *
 * @param known what the record held before these trials
 */
record TestSet(RecordedStudy known) {
  private static final int DAY = "2026-11-21".length();

  /** Those of the final trials that would read the test set once more. */
  List<TrialSpec> added(List<TrialSpec> finals) {
    return known.openings().isEmpty()
        ? List.of()
        : finals.stream().filter(trial -> known.trial(trial.id()).isEmpty()).toList();
  }

  /** Why these may not without a reason, in one sentence. */
  String objection(List<TrialSpec> added) {
    RecordedStudy.Opening first = known.openings().get(0);
    return "The test set of this study was opened on "
        + first.at().substring(0, DAY)
        + " for "
        + first.variant()
        + ", and "
        + named(added)
        + " would open it again: everything else is done; say why it has to be with --reopen-test"
        + " \"REASON\", which the report will show, or leave the test at that.";
  }

  private static String named(List<TrialSpec> added) {
    Map<String, List<String>> seeds = new LinkedHashMap<>();
    for (TrialSpec trial : added) {
      seeds
          .computeIfAbsent(trial.variant(), none -> new ArrayList<>())
          .add(String.valueOf(trial.seed()));
    }
    return seeds.entrySet().stream()
        .map(
            entry ->
                entry.getKey()
                    + (entry.getValue().size() == 1 ? " (seed " : " (seeds ")
                    + String.join(", ", entry.getValue())
                    + ")")
        .collect(Collectors.joining(", "));
  }
}
