package regulus.statistics;

import java.util.Optional;

/**
 * A variant against its baseline, with the sentence that says it; differences are variant minus
 * baseline, as fractions.
 *
 * @param significance none where nothing says how much the differences vary
 * @param outlook what more repetitions would show; only for the undecided
 */
public record Comparison(
    Subject subject,
    Effect effect,
    Optional<Significance> significance,
    Verdict verdict,
    Optional<Outlook> outlook) {

  /** Who is compared with whom, and by what. */
  public record Subject(String variant, String baseline, Measure measure) {}

  /**
   * @param n pairs
   * @param difference mean of the paired differences; none without a pair of results
   * @param test the name in {@code results.json}: {@code corrected-resampled-t}
   * @param folds how many pairs each seed gives; 1 without folds
   */
  public record Effect(int n, Optional<Double> difference, String test, int folds) {
    /** Without folds. */
    public Effect(int n, Optional<Double> difference, String test) {
      this(n, difference, test, 1);
    }
  }

  /**
   * @param ci95 of the difference, before correction for several comparisons
   * @param pValue two-sided
   * @param pAdjusted after Holm over the study
   */
  public record Significance(Interval ci95, double pValue, double pAdjusted) {}

  /**
   * @param repetitions how many more
   * @param difference from which on a difference would then show, with a probability of 0.8; always
   *     positive
   */
  public record Outlook(int repetitions, double difference) {}

  /** What can be said. */
  public enum Verdict {
    BETTER,
    WORSE,
    UNDECIDED,
    /** Fewer than two pairs. */
    NOT_COMPARABLE,
    /** The variant only guesses: its figures are no results. */
    NOT_TRAINED,
    /** The baseline only guesses: its figures are no results. */
    BASELINE_NOT_TRAINED
  }

  public String variant() {
    return subject.variant();
  }

  public String baseline() {
    return subject.baseline();
  }

  public String metric() {
    return subject.measure().name();
  }

  public int n() {
    return effect.n();
  }

  public Optional<Double> difference() {
    return effect.difference();
  }

  public String test() {
    return effect.test();
  }

  public Optional<Interval> ci95() {
    return significance.map(Significance::ci95);
  }

  public Optional<Double> pValue() {
    return significance.map(Significance::pValue);
  }

  public Optional<Double> pAdjusted() {
    return significance.map(Significance::pAdjusted);
  }

  /** The verdict in plain words: effect and interval first, then the test and its p. */
  public String sentence() {
    return new Wording(this).sentence();
  }

  /** The effect with its interval: {@code +0.7 points [0.2, 1.2]}. */
  public String figures() {
    return new Wording(this).figures();
  }

  /** The verdict for a line that already shows the effect: {@code better than base (p = .02)}. */
  public String remark() {
    return new Wording(this).remark();
  }
}
