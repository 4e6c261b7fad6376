package regulus.study.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regulus.statistics.Interval;
import regulus.statistics.TestComparison;
import regulus.statistics.TestComparisons;
import regulus.statistics.TestComparisons.Tested;
import regulus.statistics.WilsonInterval;
import regulus.study.StudyResult.FinalResult;
import regulus.study.TrialResult;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialSpec;

/** What the final trials of each variant say together, and the chosen one's against the others'. */
final class Finals {
  private static final String ACCURACY = "accuracy";

  private Finals() {}

  static FinalResult of(String variant, List<TrialResult> trials) {
    List<Outcome> outcomes = trials.stream().flatMap(trial -> trial.outcome().stream()).toList();
    Map<String, Double> test = means(outcomes);
    return new FinalResult(variant, trials, test, interval(test, outcomes));
  }

  /**
   * The same with the first one's models against those of each other, paired by seed and fold.
   *
   * @param right which test images the final trials have right
   */
  static List<FinalResult> compared(List<FinalResult> finals, RightAnswers right) {
    List<Tested> tested = new ArrayList<>();
    for (FinalResult other : finals.subList(Math.min(1, finals.size()), finals.size())) {
      models(finals.get(0), other, right).ifPresent(tested::add);
    }
    Map<String, TestComparison> comparisons = new HashMap<>();
    TestComparisons.of(tested).forEach(it -> comparisons.put(it.baseline(), it));
    return finals.stream()
        .map(
            last ->
                Optional.ofNullable(comparisons.get(last.variant())).map(last::with).orElse(last))
        .toList();
  }

  private static Optional<Tested> models(
      FinalResult chosen, FinalResult other, RightAnswers right) {
    List<RightAnswers.Pair> pairs = new ArrayList<>();
    for (TrialResult trial : chosen.trials()) {
      other.trials().stream()
          .filter(it -> it.done() && trial.done() && isPaired(it.trial(), trial.trial()))
          .forEach(it -> pairs.add(new RightAnswers.Pair(trial, it)));
    }
    return pairs.isEmpty()
        ? Optional.empty()
        : right.right(pairs).map(models -> new Tested(chosen.variant(), other.variant(), models));
  }

  private static boolean isPaired(TrialSpec one, TrialSpec other) {
    return one.seed() == other.seed() && one.fold() == other.fold();
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
