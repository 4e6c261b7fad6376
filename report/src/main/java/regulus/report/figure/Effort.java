package regulus.report.figure;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import regulus.study.StudyResult.Parameters;
import regulus.study.StudyResult.VariantResult;
import regulus.study.TrialResult;

/**
 * What a variant cost.
 *
 * @param parameters weights in all, and those that train
 * @param epochs how many each finished trial ran
 * @param kept index from 0 of the epoch that each finished trial kept
 * @param secondsPerTrial mean wall time of the finished trials; none without one
 */
public record Effort(
    Parameters parameters,
    List<Integer> epochs,
    List<Integer> kept,
    OptionalDouble secondsPerTrial) {

  public static Effort of(VariantResult variant) {
    List<TrialResult> done =
        variant.trials().stream().filter(trial -> trial.state() == TrialResult.State.DONE).toList();
    return new Effort(
        variant.parameters(),
        done.stream().map(trial -> trial.history().size()).toList(),
        done.stream()
            .filter(trial -> trial.chosenEpoch().isPresent())
            .map(trial -> trial.chosenEpoch().getAsInt())
            .toList(),
        done.stream().mapToDouble(TrialResult::seconds).average());
  }

  /** {@code 15}, or {@code 9–12} where trials stopped at different epochs. */
  public String epochsText() {
    return range(epochs, 0);
  }

  /** The kept epochs as people count them, from 1. */
  public String keptText() {
    return range(kept, 1);
  }

  public String secondsText() {
    return secondsPerTrial.isPresent() ? Numbers.duration(secondsPerTrial.getAsDouble()) : "–";
  }

  private static String range(List<Integer> values, int offset) {
    if (values.isEmpty()) {
      return "–";
    }
    IntSummaryStatistics all =
        values.stream().mapToInt(value -> value + offset).summaryStatistics();
    return all.getMin() == all.getMax()
        ? String.valueOf(all.getMin())
        : all.getMin() + "–" + all.getMax();
  }
}
