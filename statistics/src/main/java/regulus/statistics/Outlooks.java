package regulus.statistics;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import regulus.statistics.Comparison.Effect;
import regulus.statistics.Comparison.Outlook;
import regulus.statistics.Comparison.Reach;

/**
 * What more repetitions would show of an undecided comparison.
 *
 * @param power at Holm's strictest level
 * @param effect so far
 */
record Outlooks(Power power, Effect effect) {
  /** Nobody is told to repeat a study more often than this. */
  private static final int MOST_REPETITIONS = 30;

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
            .mapToObj(n -> new Outlook(n - effect.n(), margin.getAsDouble(), Reach.DECIDES))
            .findFirst();
  }

  /**
   * As many more as show a difference of the size that was seen; where no reasonable number does,
   * what the largest reasonable number would show.
   */
  private Optional<Outlook> showing() {
    OptionalInt needed = power.repetitions(Math.abs(effect.difference().orElseThrow()), counts());
    if (needed.isPresent()) {
      return Optional.of(outlook(needed.getAsInt(), Reach.SHOWS));
    }
    OptionalInt most = counts().max();
    return most.isEmpty()
        ? Optional.empty()
        : Optional.of(outlook(most.getAsInt(), Reach.FALLS_SHORT));
  }

  private Outlook outlook(int repetitions, Reach reach) {
    return new Outlook(repetitions - effect.n(), power.detectable(repetitions), reach);
  }

  /** Only whole seeds are added. */
  private IntStream counts() {
    int folds = effect.design().folds();
    return IntStream.iterate(effect.n() + folds, n -> n <= MOST_REPETITIONS, n -> n + folds);
  }
}
