package regulus.statistics;

import java.util.Optional;

/**
 * A variant against its baseline, with the sentence that says it; differences are variant minus
 * baseline, as fractions.
 *
 * @param metric the figure compared: {@code val_accuracy}
 * @param n pairs
 * @param difference mean of the paired differences; none for fewer than one pair
 * @param ci95 of the difference, before correction for several comparisons
 * @param test the name in {@code results.json}: {@code corrected-resampled-t}
 * @param pValue two-sided
 * @param pAdjusted after Holm over the study
 * @param sentence the verdict in plain words
 */
public record Comparison(
    String variant,
    String baseline,
    String metric,
    int n,
    Optional<Double> difference,
    Optional<Interval> ci95,
    String test,
    Optional<Double> pValue,
    Optional<Double> pAdjusted,
    Verdict verdict,
    String sentence) {

  /** What can be said. */
  public enum Verdict {
    BETTER,
    WORSE,
    UNDECIDED,
    /** Fewer than two pairs. */
    NOT_COMPARABLE
  }
}
