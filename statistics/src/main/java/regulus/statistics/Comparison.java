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
  private static final int NO_CHANCE = 5;

  /** Who is compared with whom, and by what. */
  public record Subject(String variant, String baseline, Measure measure) {}

  /**
   * @param n pairs
   * @param difference mean of the paired differences; none of fewer than two pairs of results
   * @param design how the pairs came about
   * @param size the difference beside its chance; none where nothing varies
   * @param wins in how many pairs the variant was ahead; none of fewer than two
   * @param sameImages whether it is known that both did the same with every single image
   */
  public record Effect(
      int n,
      Optional<Double> difference,
      Design design,
      Optional<EffectSize> size,
      Optional<Outperforming> wins,
      boolean sameImages) {
    /** Without folds, of which no more than the mean is known. */
    public Effect(int n, Optional<Double> difference, String test) {
      this(n, difference, new Design(test, 1), Optional.empty(), Optional.empty(), false);
    }
  }

  /**
   * @param test the name in {@code results.json}: {@code corrected-resampled-t}
   * @param folds how many pairs each seed gives; 1 without folds
   */
  public record Design(String test, int folds) {}

  /**
   * @param ci95 of the difference, before correction for several comparisons
   * @param pValue two-sided
   * @param pAdjusted after Holm over the study
   * @param equivalence whether the difference is smaller than matters; none if nobody said what
   *     matters
   * @param looked at which look, of a study that looks several times: interval and adjusted p count
   *     all of them, {@code pValue} is of this look alone
   */
  public record Significance(
      Interval ci95,
      double pValue,
      double pAdjusted,
      Optional<Equivalence> equivalence,
      Optional<Looked> looked) {
    /** Of a study that looks once. */
    public Significance(
        Interval ci95, double pValue, double pAdjusted, Optional<Equivalence> equivalence) {
      this(ci95, pValue, pAdjusted, equivalence, Optional.empty());
    }

    /** Where nobody said what matters. */
    public Significance(Interval ci95, double pValue, double pAdjusted) {
      this(ci95, pValue, pAdjusted, Optional.empty());
    }
  }

  /**
   * @param margin the largest difference that does not matter
   * @param pValue of two one-sided tests
   * @param pAdjusted after Holm over the study's tests of equivalence
   */
  public record Equivalence(double margin, double pValue, double pAdjusted) {}

  /**
   * One of several looks.
   *
   * @param number from 1
   * @param of how many were planned
   * @param level below which its p value was a finding, all looks and comparisons counted
   */
  public record Looked(int number, int of, double level) {}

  /**
   * @param repetitions how many more
   * @param difference from which on a difference would then show, with a probability of 0.8; always
   *     positive
   * @param reach what that is to the question
   */
  public record Outlook(int repetitions, double difference, Reach reach) {}

  /** What more repetitions can do. */
  public enum Reach {
    /** They would show a difference as large as the one that was seen. */
    SHOWS,
    /** They would show a difference as large as the margin, or that there is none. */
    DECIDES,
    /** They are as many as anybody should train, and what was seen would still not show. */
    FALLS_SHORT
  }

  /** What can be said. */
  public enum Verdict {
    BETTER,
    WORSE,
    /** The difference is smaller than the margin that somebody said matters. */
    EQUIVALENT,
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
    return effect.design().test();
  }

  /** How many pairs each seed gives; 1 without folds. */
  public int folds() {
    return effect.design().folds();
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

  public Optional<Equivalence> equivalence() {
    return significance.flatMap(Significance::equivalence);
  }

  /** The look that decided, or the last one; none of a study that looks once. */
  public Optional<Looked> looked() {
    return significance.flatMap(Significance::looked);
  }

  /**
   * Whether it is undecided only because several comparisons are corrected together: the interval,
   * which is not corrected, leaves out zero.
   */
  public boolean onlyCorrected() {
    return verdict == Verdict.UNDECIDED && ci95().filter(it -> !it.contains(0)).isPresent();
  }

  /** Whether both gave the same figure in every repetition, so that there is nothing to test. */
  public boolean alike() {
    return verdict == Verdict.UNDECIDED
        && significance.isEmpty()
        && difference().filter(it -> it == 0).isPresent();
  }

  /**
   * Whether more repetitions may decide it: not where both did the same with every image, and not
   * after so many equal figures that it is no chance.
   */
  public boolean isOpen() {
    boolean surelyAlike = alike() && (effect.sameImages() || n() >= NO_CHANCE);
    return verdict == Verdict.UNDECIDED && !surelyAlike;
  }

  /** Whether it speaks of other trainings on the same images only, not of other images. */
  public boolean onTheseImages() {
    return significance.isPresent() && test().equals(CorrectedResampledT.PLAIN);
  }

  /** The test that was made; none where nothing could be tested. */
  public Optional<String> tested() {
    return significance.map(made -> test());
  }

  /** The verdict in a word or two, for a table: {@code undecided after Holm}. */
  public String word() {
    return new Wording(this).word();
  }

  /** The verdict in plain words: effect and interval first, then the test and its p. */
  public String sentence() {
    return new Wording(this).sentence();
  }

  /** The margin with its unit: {@code 0.5 points}; none if nobody said which differences matter. */
  public Optional<String> margin() {
    return equivalence().map(it -> new Wording(this).plainAmount(it.margin()));
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
