package regulus.study.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regulus.statistics.Interval;
import regulus.statistics.WilsonInterval;
import regulus.study.StudyResult.FinalResult;
import regulus.study.TrialResult;
import regulus.study.TrialResult.Outcome;

/** What the final trials of one variant say together. */
final class Finals {
  private static final String ACCURACY = "accuracy";

  private Finals() {}

  static FinalResult of(String variant, List<TrialResult> trials) {
    List<Outcome> outcomes = trials.stream().flatMap(trial -> trial.outcome().stream()).toList();
    Map<String, Double> test = means(outcomes);
    return new FinalResult(variant, trials, test, interval(test, outcomes));
  }

  private static Map<String, Double> means(List<Outcome> outcomes) {
    Map<String, Double> means = new LinkedHashMap<>();
    outcomes.stream()
        .findFirst()
        .ifPresent(
            first ->
                first.evaluated().keySet().forEach(name -> means.put(name, mean(outcomes, name))));
    return means;
  }

  private static double mean(List<Outcome> outcomes, String name) {
    return outcomes.stream()
        .mapToDouble(outcome -> outcome.evaluated().getOrDefault(name, Double.NaN))
        .average()
        .orElse(Double.NaN);
  }

  private static Optional<Interval> interval(Map<String, Double> test, List<Outcome> outcomes) {
    return Optional.ofNullable(test.get(ACCURACY))
        .filter(Double::isFinite)
        .map(
            accuracy -> {
              int n = outcomes.get(0).evaluatedExamples();
              return WilsonInterval.of((int) Math.round(accuracy * n), n);
            });
  }
}
