package regulus.study.run;

import java.util.List;
import java.util.OptionalInt;
import regulus.learning.training.EarlyStopping;
import regulus.learning.training.Epoch;
import regulus.learning.training.History;
import regulus.learning.training.Schedule;
import regulus.learning.training.TrainingSpec;
import regulus.study.StudyResult.VariantResult;
import regulus.study.TrialResult;

/**
 * How a variant is trained for the final test, where no validation images tell when to stop: in
 * every phase as its trials were.
 *
 * @param variant with every trial done
 * @param wanted how many epochs the study asks for, of a training without phases; if none, as many
 *     as its trials took
 */
record FinalTraining(VariantResult variant, OptionalInt wanted) {

  /**
   * @param seed whose trial's learning rates are followed where a schedule watched a validation
   *     figure
   */
  TrainingSpec spec(long seed) {
    return variant.variant().training().each((phase, part) -> exactly(phase, part, seed));
  }

  private TrainingSpec exactly(int phase, TrainingSpec part, long seed) {
    int epochs =
        wanted.orElseGet(
            () -> part.stopping().map(rule -> kept(phase, rule)).orElse(part.epochs()));
    TrainingSpec exact = part.forExactly(epochs);
    boolean watches =
        part.schedule()
            .flatMap(Schedule::monitor)
            .filter(monitor -> monitor.figure().startsWith("val_"))
            .isPresent();
    return watches ? exact.with(new FollowedRates(rates(phase, seed))) : exact;
  }

  /** As many epochs as it took on average until the weights that were kept. */
  private int kept(int phase, EarlyStopping rule) {
    double mean =
        variant.trials().stream()
            .map(trial -> trial.history().phase(phase))
            .filter(history -> history.size() > 0)
            .mapToInt(rule::keptEpoch)
            .average()
            .orElseThrow();
    return (int) Math.round(mean + 1);
  }

  private List<Double> rates(int phase, long seed) {
    History history =
        variant.trials().stream()
            .filter(TrialResult::done)
            .filter(trial -> trial.trial().seed() == seed)
            .findFirst()
            .orElseThrow()
            .history();
    return history.phase(phase).epochs().stream().map(Epoch::learningRate).toList();
  }
}
