package regulus.report.figure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regulus.study.StudyResult.FinalResult;
import regulus.study.TrialResult;

/**
 * What the test set said of one variant.
 *
 * @param result its figures, means over the runs
 * @param runs the finished trainings, one per seed
 * @param failures why the others failed
 */
public record Tested(FinalResult result, List<TrialResult> runs, List<String> failures) {
  private static final String ACCURACY = "accuracy";
  private static final String LOSS = "loss";

  public Tested {
    runs = List.copyOf(runs);
    failures = List.copyOf(failures);
  }

  public static Tested of(FinalResult result) {
    return new Tested(
        result,
        result.trials().stream().filter(TrialResult::done).toList(),
        result.trials().stream().flatMap(trial -> trial.failure().stream()).toList());
  }

  public String variant() {
    return result.variant();
  }

  public Optional<Double> accuracy() {
    return Optional.ofNullable(result.test().get(ACCURACY));
  }

  public Optional<Double> loss() {
    return Optional.ofNullable(result.test().get(LOSS));
  }

  /** The other figures, by name. */
  public Map<String, Double> others() {
    Map<String, Double> others = new LinkedHashMap<>(result.test());
    others.keySet().removeAll(List.of(ACCURACY, LOSS));
    return others;
  }

  /** {@code , standard deviation of the accuracy 0.0040}; empty for fewer than two models. */
  public String spread() {
    return result
        .summary(ACCURACY)
        .filter(summary -> summary.n() > 1)
        .map(summary -> ", standard deviation of the accuracy " + Numbers.figure(summary.sd()))
        .orElse("");
  }

  /** How many test images there were; 0 before a run has finished. */
  public int images() {
    return runs.stream()
        .flatMap(run -> run.outcome().stream())
        .mapToInt(TrialResult.Outcome::evaluatedExamples)
        .findFirst()
        .orElse(0);
  }
}
