package regulus.statistics;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import regulus.statistics.Comparison.Effect;
import regulus.statistics.Comparison.Outlook;

/**
 * What more repetitions would show of an undecided comparison.
 *
 * @param power at Holm's strictest level
 * @param effect so far
 */
record Outlooks(Power power, Effect effect) {
  /** Nobody is told to repeat a study more often than this. */
  private static final int MOST_REPETITIONS = 30;

  private static final double NEARLY = 1.1;

  Optional<Outlook> outlook(OptionalDouble margin) {
    return deciding(margin).or(this::showing);
  }

  /** As many more as show a difference of the margin and, if there is none, show that. */
  private Optional<Outlook> deciding(OptionalDouble margin) {
    return margin.isEmpty()
        ? Optional.empty()
        : counts()
            .filter(n -> power.of(margin.getAsDouble(), n) >= Power.WANTED)
            .filter(n -> power.ofEquivalence(margin.getAsDouble(), n) >= Power.WANTED)
            .mapToObj(n -> new Outlook(n - effect.n(), margin.getAsDouble(), true))
            .findFirst();
  }

  /**
   * As many more as show a difference of the size that was seen; where no reasonable number does,
   * as many as nearly show what the largest reasonable number would: there is little to gain from
   * more.
   */
  private Optional<Outlook> showing() {
    double least = power.detectable(MOST_REPETITIONS);
    double aim = Math.max(Math.abs(effect.difference().orElseThrow()), NEARLY * least);
    OptionalInt needed = power.repetitions(aim, counts());
    return needed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Outlook(
                needed.getAsInt() - effect.n(), power.detectable(needed.getAsInt()), false));
  }

  /** Only whole seeds are added. */
  private IntStream counts() {
    int folds = effect.design().folds();
    return IntStream.iterate(effect.n() + folds, n -> n <= MOST_REPETITIONS, n -> n + folds);
  }
}
