package regulus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import regulus.statistics.Comparison.Subject;
import regulus.statistics.Comparison.Verdict;
import regulus.statistics.Measure.Better;
import regulus.statistics.Measure.Unit;

final class ComparisonsTest {
  private static final Measure ACCURACY = new Measure("val_accuracy", Better.HIGHER, Unit.POINTS);
  private static final Measure LOSS = new Measure("val_loss", Better.LOWER, Unit.NUMBER);
  private static final double[] BASE = {0.910, 0.911, 0.912, 0.910, 0.911};

  @Test
  void saysBetterWithEffectIntervalTestAndP() {
    Comparison comparison = compare(ACCURACY, 0.0055, 0.0065, 0.006, 0.0058, 0.0062);
    assertThat(comparison.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(comparison.sentence())
        .isEqualTo(
            "dropout is better than the base by 0.6 points"
                + " (95 %: 0.5 to 0.7; ahead in 5 of 5; corrected t over 5 seeds, Holm p < .001).");
    assertThat(comparison.remark()).isEqualTo("better than base (p < .001)");
    assertThat(comparison.outlook()).isEmpty();
  }

  @Test
  void aLowerLossIsBetterAndItsIntervalFollowsTheWord() {
    Comparison comparison = compare(LOSS, -0.0055, -0.0065, -0.006, -0.0058, -0.0062);
    assertThat(comparison.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(comparison.sentence())
        .startsWith("dropout is better than the base by 0.0060 in val_loss (95 %: 0.0053 to 0.0067")
        .endsWith("p < .001).");
  }

  @Test
  void saysWorse() {
    Comparison comparison = compare(ACCURACY, -0.0055, -0.0065, -0.006, -0.0058, -0.0062);
    assertThat(comparison.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(comparison.sentence())
        .startsWith("dropout is worse than the base by 0.6 points (95");
  }

  @Test
  void undecidedSaysHowManyMoreSeedsShowTheDifferenceSeen() {
    Comparison comparison = compare(ACCURACY, 0.001, 0.005, 0.004, 0.0015, 0.003);
    assertThat(comparison.verdict()).isEqualTo(Verdict.UNDECIDED);
    int n = 5 + comparison.outlook().orElseThrow().repetitions();
    double sd = Summary.of(0.001, 0.005, 0.004, 0.0015, 0.003).sd();
    Power power = new Power(new CorrectedResampledT(0.25).precision(sd), 0.05);
    assertThat(power.detectable(n)).isLessThanOrEqualTo(0.0029);
    assertThat(power.detectable(n - 1)).isGreaterThan(0.0029);
    assertThat(comparison.sentence())
        .startsWith("dropout against the base is undecided: +0.3 points (95 %: −0.")
        .contains("); " + (n - 5) + " more seeds would show 0.3 points.");
    assertThat(comparison.remark())
        .isEqualTo("undecided; " + (n - 5) + " more seeds would show 0.3 points");
  }

  @Test
  void aDifferenceOutOfReachIsSaidToBeSo() {
    Comparison comparison = compare(ACCURACY, 0.004, -0.004, 0.003, -0.003, 0.0001);
    Comparison.Outlook outlook = comparison.outlook().orElseThrow();
    double sd = Summary.of(0.004, -0.004, 0.003, -0.003, 0.0001).sd();
    double least = new Power(new CorrectedResampledT(0.25).precision(sd), 0.05).detectable(30);
    assertThat(outlook.reach()).isEqualTo(Comparison.Reach.FALLS_SHORT);
    assertThat(outlook.repetitions()).isEqualTo(25);
    assertThat(outlook.difference()).isCloseTo(least, within(1e-12));
    assertThat(comparison.remark())
        .isEqualTo(
            "undecided; even 25 more seeds would only show differences from 0.5 points on, more"
                + " than was seen");
    assertThat(comparison.sentence()).endsWith(" points on, more than was seen.");
  }

  @Test
  void onlyWhatIsWithinReachIsPromised() {
    for (int i = 1; i < 40; i++) {
      double shift = i * 0.0002;
      Comparison comparison =
          compare(ACCURACY, 0.004 + shift, shift - 0.004, 0.003 + shift, shift - 0.003, shift);
      comparison
          .outlook()
          .filter(outlook -> outlook.reach() == Comparison.Reach.SHOWS)
          .ifPresent(outlook -> assertThat(outlook.difference()).isLessThanOrEqualTo(shift + 1e-9));
      comparison
          .outlook()
          .filter(outlook -> outlook.reach() == Comparison.Reach.FALLS_SHORT)
          .ifPresent(outlook -> assertThat(outlook.difference()).isGreaterThan(shift));
    }
  }

  @Test
  void anIntervalWithoutZeroBesideUndecidedHasAWordWhy() {
    Pairing clear = pairing(ACCURACY, 0.002, 0.008, 0.006, 0.007, 0.005);
    Pairing none = pairing(ACCURACY, 0.002, -0.002, 0.001, -0.001, 0.0001);
    Comparison alone = Comparisons.of(List.of(clear), new CorrectedResampledT(0.1)).get(0);
    assertThat(alone.verdict()).isEqualTo(Verdict.BETTER);
    List<Comparison> many =
        Comparisons.of(List.of(clear, none, none, none, none), new CorrectedResampledT(0.1));
    assertThat(many.get(0).ci95().orElseThrow().contains(0)).isFalse();
    assertThat(many.get(0).word()).isEqualTo("undecided after Holm");
    assertThat(many.get(0).remark()).startsWith("undecided after Holm; ");
    assertThat(many.get(1).word()).isEqualTo("undecided");
  }

  @Test
  void aVerdictOnTheseImagesSaysSoWhereverItStands() {
    Pairing pairing = pairing(ACCURACY, 0.0055, 0.0065, 0.006, 0.0058, 0.0062);
    Comparison comparison = Comparisons.of(List.of(pairing), CorrectedResampledT.plain()).get(0);
    assertThat(comparison.word()).isEqualTo("better on these validation images");
    assertThat(comparison.remark())
        .isEqualTo("better than base on these validation images (p < .001)");
    assertThat(compare(ACCURACY, 0.0055, 0.0065, 0.006).word()).isEqualTo("better");
  }

  @Test
  void fewerThanTwoPairsAreNotComparable() {
    for (double[] differences : new double[][] {{}, {0.006}}) {
      Comparison comparison = compare(ACCURACY, differences);
      assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
      assertThat(comparison.difference()).isEmpty();
      assertThat(comparison.effect().wins()).isEmpty();
      assertThat(comparison.figures()).isEmpty();
      assertThat(comparison.ci95()).isEmpty();
      assertThat(comparison.pValue()).isEmpty();
      assertThat(comparison.sentence())
          .isEqualTo(
              "dropout and the base are not comparable:"
                  + " fewer than two seeds were finished by both.");
    }
  }

  @Test
  void equalDifferencesDecideNothing() {
    Comparison same = compare(ACCURACY, 0, 0, 0);
    assertThat(same.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(same.pValue()).isEmpty();
    assertThat(same.sentence())
        .isEqualTo(
            "dropout and the base have the same val_accuracy in each of 3 seeds: no difference to"
                + " test.");
    Comparison shifted = compare(ACCURACY, 0.005, 0.005, 0.005);
    assertThat(shifted.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(shifted.sentence())
        .isEqualTo(
            "dropout against the base is undecided: exactly +0.5 points in each of 3 seeds,"
                + " which does not show how much chance there is.");
  }

  @Test
  void holmCountsOnlyTheTestsThatWereMade() {
    Pairing tested = pairing(ACCURACY, 0.0055, 0.0065, 0.006, 0.0058, 0.0062);
    Pairing lone = pairing(ACCURACY, 0.006);
    List<Comparison> comparisons =
        Comparisons.of(List.of(tested, lone, tested), new CorrectedResampledT(0.25));
    double p = comparisons.get(0).pValue().orElseThrow();
    assertThat(comparisons.get(0).pAdjusted()).contains(2 * p);
    assertThat(comparisons.get(1).pAdjusted()).isEmpty();
    assertThat(comparisons.get(2).pAdjusted()).contains(2 * p);
  }

  @Test
  void aSplitThatDoesNotChangeTheRatioDoesNotChangeTheDifference() {
    Pairing pairing = pairing(ACCURACY, 0.001, 0.005, 0.004, 0.0015, 0.003);
    Comparison plain = Comparisons.of(List.of(pairing), CorrectedResampledT.plain()).get(0);
    assertThat(plain.test()).isEqualTo("paired-t");
    assertThat(plain.sentence()).contains("paired t over ").contains(" on these validation images");
    assertThat(new CorrectedResampledT(0.25).name()).isEqualTo("corrected-resampled-t");
    Comparison corrected = Comparisons.of(List.of(pairing), new CorrectedResampledT(0.25)).get(0);
    assertThat(plain.difference()).isEqualTo(corrected.difference());
    assertThat(plain.pValue().orElseThrow()).isLessThan(corrected.pValue().orElseThrow());
  }

  @Test
  void foldsAreCalledFoldsAndMoreOfThemComeSeedBySeed() {
    Pairing pairing = pairing(ACCURACY, 0.001, 0.005, 0.004, 0.0015, 0.003);
    CorrectedResampledT test = CorrectedResampledT.ofFolds(5);
    assertThat(test.ratio()).isEqualTo(0.25);
    Comparison comparison = Comparisons.of(List.of(pairing), test).get(0);
    int more = comparison.outlook().orElseThrow().repetitions();
    assertThat(more % 5).isZero();
    assertThat(comparison.sentence())
        .contains("corrected t over 5 folds")
        .contains("; " + more / 5 + " more seed")
        .contains(" of 5 folds would show ");
    assertThat(comparison.pValue())
        .isEqualTo(Comparisons.of(List.of(pairing), new CorrectedResampledT(0.25)).get(0).pValue());
    assertThat(Comparisons.of(List.of(pairing(ACCURACY, 0.1)), test).get(0).sentence())
        .endsWith("fewer than two folds were finished by both.");
  }

  @Test
  void whatDoesNotTrainIsNotCompared() {
    Pairing better = pairing(ACCURACY, 0.0055, 0.0065, 0.006, 0.0058, 0.0062);
    List<Comparison> comparisons =
        Comparisons.of(
            List.of(
                better,
                untrained(better, Pairing.Trained.NOT_VARIANT),
                untrained(better, Pairing.Trained.NOT_BASELINE)),
            new CorrectedResampledT(0.25));
    assertThat(comparisons.get(0).pAdjusted()).isEqualTo(comparisons.get(0).pValue());
    assertThat(comparisons.get(1).verdict()).isEqualTo(Verdict.NOT_TRAINED);
    assertThat(comparisons.get(1).difference()).isEmpty();
    assertThat(comparisons.get(1).figures()).isEmpty();
    assertThat(comparisons.get(1).remark()).isEqualTo("does not train");
    assertThat(comparisons.get(1).sentence())
        .isEqualTo(
            "dropout does not train: nothing that it says is better than a guess, so it is not"
                + " compared with the base.");
    assertThat(comparisons.get(2).verdict()).isEqualTo(Verdict.BASELINE_NOT_TRAINED);
    assertThat(comparisons.get(2).pValue()).isEmpty();
    assertThat(comparisons.get(2).sentence())
        .isEqualTo("dropout is compared with nothing: the base does not train.");
  }

  @Test
  void smallerThanTheMarginIsEquivalent() {
    Comparison comparison = ofMargin(0.0005, -0.0004, 0.0002, 0.0001, -0.0003);
    assertThat(comparison.verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(comparison.sentence())
        .isEqualTo(
            "dropout and the base are equivalent within 0.5 points: +0.00 (95 %: −0.05 to 0.1;"
                + " ahead in 3 of 5; corrected t over 5 seeds, Holm p < .001).");
    assertThat(comparison.remark()).isEqualTo("equivalent to base within 0.5 points (p < .001)");
    assertThat(comparison.margin()).contains("0.5 points");
    assertThat(comparison.outlook()).isEmpty();
  }

  @Test
  void aDifferenceThatIsThereMayBeTooSmallToMatter() {
    Comparison comparison = ofMargin(0.0014, 0.0015, 0.0016, 0.0015, 0.00155);
    assertThat(comparison.pAdjusted().orElseThrow()).isLessThan(0.001);
    assertThat(comparison.verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(comparison.sentence()).endsWith("; there is a difference, but none that matters.");
  }

  @Test
  void aDifferenceBeyondTheMarginIsBetter() {
    Comparison comparison = ofMargin(0.0085, 0.0095, 0.009, 0.0088, 0.0092);
    assertThat(comparison.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(comparison.equivalence().orElseThrow().pAdjusted()).isGreaterThan(0.9);
  }

  @Test
  void undecidedWithAMarginSaysHowManySeedsDecideEitherWay() {
    Comparison comparison = ofMargin(0.006, -0.005, 0.005, -0.005, 0.001);
    assertThat(comparison.verdict()).isEqualTo(Verdict.UNDECIDED);
    Comparison.Outlook outlook = comparison.outlook().orElseThrow();
    assertThat(outlook.reach()).isEqualTo(Comparison.Reach.DECIDES);
    int n = 5 + outlook.repetitions();
    double sd = Summary.of(0.006, -0.005, 0.005, -0.005, 0.001).sd();
    Power power = new Power(new CorrectedResampledT(0.05).precision(sd), 0.05);
    assertThat(Math.min(power.of(0.005, n), power.ofEquivalence(0.005, n)))
        .isGreaterThanOrEqualTo(0.8);
    assertThat(Math.min(power.of(0.005, n - 1), power.ofEquivalence(0.005, n - 1))).isLessThan(0.8);
    assertThat(comparison.remark())
        .isEqualTo("undecided; " + (n - 5) + " more seeds would show 0.5 points or rule it out");
  }

  @Test
  void equivalencesAreCorrectedTogether() {
    Pairing alike = pairing(ACCURACY, 0.0005, -0.0004, 0.0002, 0.0001, -0.0003);
    List<Comparison> three =
        Comparisons.of(
            List.of(alike, alike, pairing(ACCURACY, 0.1)),
            new CorrectedResampledT(0.25),
            OptionalDouble.of(0.005));
    Comparison.Equivalence first = three.get(0).equivalence().orElseThrow();
    assertThat(first.pAdjusted()).isEqualTo(2 * first.pValue());
    assertThat(three.get(2).equivalence()).isEmpty();
    assertThat(three.get(2).verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
  }

  private static Comparison ofMargin(double... differences) {
    return Comparisons.of(
            List.of(pairing(ACCURACY, differences)),
            new CorrectedResampledT(0.05),
            OptionalDouble.of(0.005))
        .get(0);
  }

  private static Pairing untrained(Pairing pairing, Pairing.Trained trained) {
    return new Pairing(pairing.subject(), pairing.variant(), pairing.baseline(), trained);
  }

  @Test
  void theIntervalOfAMeanOverFoldsIsWiderThanThatOfIndependentRepetitions() {
    double[] accuracies = {0.910, 0.916, 0.912, 0.919, 0.911};
    Summary plain = Summary.of(accuracies);
    Summary folds = CorrectedResampledT.ofFolds(5).summary(accuracies);
    assertThat(new CorrectedResampledT(0).summary(accuracies)).isEqualTo(plain);
    assertThat(folds.mean()).isEqualTo(plain.mean());
    // The variance of the mean is 1/5 + 1/4 of that of a fold, instead of 1/5.
    double times = Math.sqrt((0.2 + 0.25) / 0.2);
    assertThat(half(folds)).isCloseTo(times * half(plain), within(1e-12));
    assertThat(CorrectedResampledT.ofFolds(5).summary(0.9).ci95()).isEmpty();
  }

  private static double half(Summary summary) {
    return summary.ci95().orElseThrow().high() - summary.mean();
  }

  @Test
  void oneValueHasNoInterval() {
    assertThat(Summary.of(0.9)).isEqualTo(new Summary(1, 0.9, 0, java.util.Optional.empty()));
    assertThatThrownBy(Summary::of).hasMessageContaining("received none");
  }

  private static Comparison compare(Measure measure, double... differences) {
    return Comparisons.of(List.of(pairing(measure, differences)), new CorrectedResampledT(0.25))
        .get(0);
  }

  private static Pairing pairing(Measure measure, double... differences) {
    double[] variant = new double[differences.length];
    double[] base = new double[differences.length];
    for (int i = 0; i < differences.length; i++) {
      base[i] = BASE[i];
      variant[i] = BASE[i] + differences[i];
    }
    return new Pairing(new Subject("dropout", "base", measure), variant, base);
  }
}
