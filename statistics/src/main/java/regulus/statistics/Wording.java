package regulus.statistics;

import java.util.Locale;
import regulus.statistics.Comparison.Equivalence;
import regulus.statistics.Comparison.Outlook;
import regulus.statistics.Comparison.Significance;
import regulus.statistics.Comparison.Verdict;

/** How a comparison is said to a person. */
final class Wording {
  private static final String BASE = "base";
  private static final char MINUS = '\u2212';

  private final Comparison comparison;
  private final Measure measure;

  Wording(Comparison comparison) {
    this.comparison = comparison;
    this.measure = comparison.subject().measure();
  }

  String sentence() {
    return switch (comparison.verdict()) {
      case NOT_COMPARABLE ->
          variant()
              + " and "
              + baseline()
              + " are not comparable: fewer than two "
              + repetitions()
              + " were finished by both.";
      case NOT_TRAINED ->
          variant()
              + " does not train: nothing that it says is better than a guess, so it is not compared"
              + " with "
              + baseline()
              + ".";
      case BASELINE_NOT_TRAINED ->
          variant() + " is compared with nothing: " + baseline() + " does not train.";
      case BETTER, WORSE, EQUIVALENT, UNDECIDED ->
          comparison.significance().map(this::tested).orElseGet(this::untested);
    };
  }

  /** Why an interval without zero is no verdict is said where both stand. */
  String word() {
    return switch (comparison.verdict()) {
      case BETTER, WORSE -> direction() + onTheseImages();
      case EQUIVALENT -> "equivalent" + onTheseImages();
      case UNDECIDED -> undecided();
      case NOT_COMPARABLE -> "not comparable";
      case NOT_TRAINED -> "does not train";
      case BASELINE_NOT_TRAINED -> "not compared";
    };
  }

  private String undecided() {
    if (comparison.alike()) {
      return "the same in each of " + comparison.n() + " " + repetitions();
    }
    return comparison.onlyCorrected() ? "undecided after Holm" : "undecided";
  }

  String remark() {
    return switch (comparison.verdict()) {
      case NOT_COMPARABLE -> "not comparable; fewer than two " + repetitions();
      case NOT_TRAINED -> "does not train";
      case BASELINE_NOT_TRAINED -> "not compared; " + baseline() + " does not train";
      case UNDECIDED -> word() + outlook();
      case BETTER, WORSE ->
          direction()
              + " than "
              + comparison.baseline()
              + onTheseImages()
              + " ("
              + p(adjusted())
              + ")";
      case EQUIVALENT ->
          "equivalent to "
              + comparison.baseline()
              + " within "
              + comparison.margin().orElseThrow()
              + onTheseImages()
              + " ("
              + p(equivalence().pAdjusted())
              + ")";
    };
  }

  /** Nothing without a pair, no interval without a test. */
  String figures() {
    return comparison
        .difference()
        .map(
            difference ->
                (difference > 0 ? "+" : "")
                    + number(difference)
                    + (measure.unit() == Measure.Unit.POINTS ? " points" : "")
                    + comparison.ci95().map(this::bracketed).orElse(""))
        .orElse("");
  }

  private String bracketed(Interval interval) {
    return " [" + number(interval.low()) + ", " + number(interval.high()) + "]";
  }

  private String tested(Significance significance) {
    return switch (comparison.verdict()) {
      case UNDECIDED -> undecided(significance);
      case EQUIVALENT -> equivalent(significance);
      default -> decided(significance);
    };
  }

  private String equivalent(Significance significance) {
    double difference = comparison.difference().orElseThrow();
    return variant()
        + " and "
        + baseline()
        + " are equivalent within "
        + amount(equivalence().margin())
        + ": "
        + (difference > 0 ? "+" : "")
        + number(difference)
        + evidence(significance.ci95(), equivalence().pAdjusted())
        + (significance.pAdjusted() < 0.05 ? "; there is a difference, but none that matters" : "")
        + ".";
  }

  private String undecided(Significance significance) {
    double difference = comparison.difference().orElseThrow();
    return variant()
        + " against "
        + baseline()
        + " is undecided: "
        + (difference > 0 ? "+" : "")
        + amount(difference)
        + evidence(significance.ci95(), adjusted())
        + outlook()
        + ".";
  }

  private String decided(Significance significance) {
    double difference = comparison.difference().orElseThrow();
    Interval ci95 = significance.ci95();
    Interval size = difference > 0 ? ci95 : new Interval(-ci95.high(), -ci95.low());
    return variant()
        + " is "
        + direction()
        + " than "
        + baseline()
        + " by "
        + amount(Math.abs(difference))
        + evidence(size, adjusted())
        + ".";
  }

  /** Equal differences leave nothing to judge chance by. */
  private String untested() {
    double difference = comparison.difference().orElseThrow();
    String every = " in each of " + comparison.n() + " " + repetitions();
    return difference == 0
        ? variant()
            + " and "
            + baseline()
            + " have the same "
            + measure.name()
            + every
            + (comparison.effect().sameImages() ? ", on every single image" : "")
            + ": no difference to test."
        : variant()
            + " against "
            + baseline()
            + " is undecided: exactly "
            + (difference > 0 ? "+" : "")
            + amount(difference)
            + every
            + ", which does not show how much chance there is.";
  }

  private String evidence(Interval interval, double p) {
    return " (95 %: "
        + number(interval.low())
        + " to "
        + number(interval.high())
        + comparison.effect().wins().map(this::wins).orElse("")
        + "; "
        + test()
        + " over "
        + comparison.n()
        + " "
        + repetitions()
        + onTheseImages()
        + comparison.looked().map(it -> ", look " + it.number() + " of " + it.of()).orElse("")
        + ", Holm "
        + p(p)
        + ")";
  }

  private String wins(Outperforming wins) {
    return "; ahead in " + wins.wins() + " of " + wins.n();
  }

  private String test() {
    return switch (comparison.test()) {
      case CorrectedResampledT.PLAIN -> "paired t";
      case MultiReaderMultiCase.NAME -> "seeds × images";
      case FoldsAndImages.NAME -> "folds × images";
      case SplitsAndImages.NAME -> "splits × images";
      default -> "corrected t";
    };
  }

  private String outlook() {
    return comparison.outlook().map(outlook -> "; " + words(outlook)).orElse("");
  }

  private String words(Outlook outlook) {
    int seeds = outlook.repetitions() / comparison.folds();
    return switch (outlook.reach()) {
      case SHOWS -> more(seeds) + " would show " + amount(outlook.difference());
      case DECIDES ->
          more(seeds) + " would show " + amount(outlook.difference()) + " or rule it out";
      case FALLS_SHORT ->
          "even "
              + more(seeds)
              + " would only show differences from "
              + amount(outlook.difference())
              + " on, more than was seen";
    };
  }

  /** No seed may be added to those of a study that has made its looks. */
  private String more(int seeds) {
    boolean anew = comparison.looked().isPresent();
    int said = anew ? seeds + comparison.n() / comparison.folds() : seeds;
    return (anew ? "a new study of " + said : said + " more")
        + (said == 1 ? " seed" : " seeds")
        + (inFolds() ? " of " + comparison.folds() + " folds" : "");
  }

  private String repetitions() {
    return inFolds() ? "folds" : "seeds";
  }

  private boolean inFolds() {
    return comparison.folds() > 1;
  }

  private String direction() {
    return comparison.verdict() == Verdict.BETTER ? "better" : "worse";
  }

  /** Said wherever a verdict stands, since it is less than who reads it would think. */
  private String onTheseImages() {
    return comparison.onTheseImages() ? " on these validation images" : "";
  }

  private double adjusted() {
    return comparison.pAdjusted().orElseThrow();
  }

  private Equivalence equivalence() {
    return comparison.equivalence().orElseThrow();
  }

  /** At the beginning of a sentence; a name stays as it was given. */
  private String variant() {
    return atBeginning(comparison.variant());
  }

  private String baseline() {
    return the(comparison.baseline());
  }

  /**
   * How far the other one is behind the best: {@code c, the last of them, is 50.3 points behind,
   * which 3 seeds are too few to show}.
   *
   * @param ofSeveral whether there are others that are not so far behind
   */
  String behind(String best, boolean ofSeveral) {
    String other = comparison.variant().equals(best) ? comparison.baseline() : comparison.variant();
    int seeds = comparison.n() / comparison.folds();
    boolean tooFew =
        comparison.outlook().filter(it -> it.reach() == Comparison.Reach.SHOWS).isPresent();
    return the(other)
        + (ofSeveral ? ", the last of them, is " : " is ")
        + amount(Math.abs(comparison.difference().orElseThrow()))
        + " behind, which "
        + seeds
        + (seeds == 1 ? " seed" : " seeds")
        + (inFolds() ? " of " + comparison.folds() + " folds" : "")
        + (seeds == 1 ? (tooFew ? " is" : " does") : (tooFew ? " are" : " do"))
        + (tooFew ? " too few to show" : " not show");
  }

  static String atBeginning(String name) {
    return name.equals(BASE) ? "The base" : name;
  }

  static String the(String name) {
    return name.equals(BASE) ? "the base" : name;
  }

  /** {@code 0.6 points}; the metric is named where it is not the accuracy. */
  private String amount(double difference) {
    String unit = measure.unit() == Measure.Unit.POINTS ? " points" : "";
    boolean plain = measure.name().equals("val_accuracy");
    String of = plain ? "" : unit.isEmpty() ? " in " : " of ";
    return number(difference) + unit + (plain ? "" : of + measure.name());
  }

  String plainAmount(double difference) {
    return number(difference) + (measure.unit() == Measure.Unit.POINTS ? " points" : "");
  }

  private String number(double difference) {
    return measure.unit() == Measure.Unit.POINTS
        ? points(difference)
        : significant(difference).replace('-', MINUS);
  }

  /** A fraction in percentage points. */
  static String points(double difference) {
    return rounded(100 * difference).replace('-', MINUS);
  }

  /** One decimal, or two where one would say nothing. */
  private static String rounded(double points) {
    String one = decimals(points, 1);
    return Double.parseDouble(one) == 0 ? decimals(points, 2) : one;
  }

  private static String significant(double value) {
    int decimals = value == 0 ? 1 : (int) Math.ceil(1 - Math.log10(Math.abs(value)));
    return decimals(value, Math.max(1, Math.min(6, decimals)));
  }

  private static String decimals(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return Double.parseDouble(text) == 0 ? text.replace("-", "") : text;
  }

  /** {@code p = .02}; never rounded across the level of .05. */
  static String p(double p) {
    if (p < 0.001) {
      return "p < .001";
    }
    String two = String.format(Locale.ROOT, "%.2f", p);
    boolean tooRough = p < 0.01 || (two.equals("0.05") && p != 0.05);
    String text = tooRough ? String.format(Locale.ROOT, "%.3f", p) : two;
    if (text.equals("0.050") && p < 0.05) {
      text = "0.0499";
    }
    return "p = " + (text.startsWith("0") ? text.substring(1) : text);
  }
}
