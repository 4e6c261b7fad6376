package regulus.study.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regulus.learning.data.SplitSpec;
import regulus.statistics.CorrectedResampledT;
import regulus.statistics.Summary;
import regulus.study.StudySpec.Repetition;
import regulus.study.TrialResult;
import regulus.study.TrialResult.Outcome;

/** The figures of several trials, summed up by name. */
final class Summaries {
  /** The interval over seeds, which says how the training varies. */
  private static final CorrectedResampledT INDEPENDENT = new CorrectedResampledT(0);

  private Summaries() {}

  /** Of one variant. */
  static Map<String, Summary> of(Repetition repeat, SplitSpec split, List<TrialResult> trials) {
    return of(trials, repeat.folds().isPresent() ? TrialPairs.test(split, trials) : INDEPENDENT);
  }

  static Map<String, Summary> of(List<TrialResult> trials, CorrectedResampledT interval) {
    List<Outcome> outcomes = trials.stream().flatMap(trial -> trial.outcome().stream()).toList();
    Map<String, Summary> summary = new LinkedHashMap<>();
    for (String name : names(outcomes)) {
      double[] values = values(name, outcomes);
      if (values.length > 0) {
        summary.put(name, interval.summary(values));
      }
    }
    return summary;
  }

  private static List<String> names(List<Outcome> outcomes) {
    List<String> names = new ArrayList<>();
    outcomes.stream()
        .findFirst()
        .ifPresent(
            first -> {
              first.evaluated().keySet().forEach(name -> names.add("val_" + name));
              names.addAll(first.train().keySet());
            });
    return names;
  }

  private static double[] values(String figure, List<Outcome> outcomes) {
    return outcomes.stream()
        .flatMap(outcome -> outcome.figure(figure).stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
