package regulus.study.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import regulus.learning.data.Dataset;
import regulus.learning.data.Selection;
import regulus.learning.data.Split;
import regulus.learning.data.SplitSpec;
import regulus.learning.data.Twins;
import regulus.learning.data.Twins.Kind;
import regulus.learning.storage.Predictions;
import regulus.study.TrialResult.TwinCount;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;

/**
 * Looks for evaluated images among those that a trial had seen before. Mutable: the hashes of all
 * images and what was found in each division are kept, since all variants of a seed share it.
 * Belongs to one thread at a time.
 */
final class TwinSearch {
  private final Dataset dataset;
  private final Function<TrialSpec, Split> divide;
  private final Map<Division, Kind[]> found = new HashMap<>();
  private @Nullable Twins twins;

  /** What decides which images are evaluated, and which were seen before. */
  private record Division(SplitSpec split, long seed, int fold, Role role) {
    static Division of(TrialSpec trial) {
      return new Division(trial.data().split(), trial.seed(), trial.fold(), trial.role());
    }
  }

  /**
   * @param divide gives the division of a trial
   */
  TwinSearch(Dataset dataset, Function<TrialSpec, Split> divide) {
    this.dataset = dataset;
    this.divide = divide;
  }

  /** Empty where the answers are of other images than the trial's. */
  Optional<TwinCount> count(TrialSpec trial, Predictions answers) {
    Split split = divide.apply(trial);
    boolean last = trial.role() == Role.FINAL;
    Selection seen = last ? split.trainAndValidation() : split.train();
    Kind[] kinds =
        found.computeIfAbsent(
            Division.of(trial), division -> twins().among(seen, answers.indexes()));
    return kinds.length == answers.count() ? Optional.of(count(kinds, answers)) : Optional.empty();
  }

  private static TwinCount count(Kind[] kinds, Predictions answers) {
    int exact = 0;
    int near = 0;
    int rightAmong = 0;
    int rightOthers = 0;
    for (int i = 0; i < kinds.length; i++) {
      int right = answers.answer(i) == answers.labels()[i] ? 1 : 0;
      exact += kinds[i] == Kind.EXACT ? 1 : 0;
      near += kinds[i] == Kind.NEAR ? 1 : 0;
      rightAmong += kinds[i] == Kind.ALONE ? 0 : right;
      rightOthers += kinds[i] == Kind.ALONE ? right : 0;
    }
    return new TwinCount(exact, near, rightAmong, rightOthers);
  }

  private Twins twins() {
    Twins known = twins;
    if (known == null) {
      known = new Twins(dataset.examples());
      twins = known;
    }
    return known;
  }
}
