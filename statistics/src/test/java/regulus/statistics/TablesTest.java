package regulus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

final class TablesTest {
  private static final Offset<Double> EXACT = within(1e-10);

  @ParameterizedTest
  @CsvFileSource(resources = "summary.csv", numLinesToSkip = 1)
  void summaryAgreesWithScipy(String values, double mean, double sd, double low, double high) {
    Summary summary = Summary.of(Numbers.of(values));
    assertThat(summary.mean()).isCloseTo(mean, EXACT);
    assertThat(summary.sd()).isCloseTo(sd, EXACT);
    assertInterval(summary.ci95().orElseThrow(), low, high);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "corrected-t.csv", numLinesToSkip = 1)
  void correctedTAgreesWithScipy(
      String differences, double ratio, double sd, double low, double high, double p) {
    var evidence = new CorrectedResampledT(ratio).test(Numbers.of(differences)).orElseThrow();
    int n = Numbers.of(differences).length;
    assertThat(evidence.precision().standardError(n))
        .isCloseTo(sd * Math.sqrt(1.0 / n + ratio), EXACT);
    assertInterval(evidence.estimate().ci95(), low, high);
    assertThat(evidence.estimate().pValue()).isCloseTo(p, EXACT);
  }

  /** Made by {@code scipy.stats.ttest_rel(variant, baseline)} of SciPy 1.17.1. */
  @ParameterizedTest
  @CsvFileSource(resources = "paired-t.csv", numLinesToSkip = 1)
  void pairedTAgreesWithScipy(String variant, String baseline, double low, double high, double p) {
    var subject =
        new Comparison.Subject(
            "a", "b", new Measure("val_accuracy", Measure.Better.HIGHER, Measure.Unit.POINTS));
    var pairing = new Pairing(subject, Numbers.of(variant), Numbers.of(baseline));
    var estimate = CorrectedResampledT.plain().test(pairing).orElseThrow().estimate();
    assertInterval(estimate.ci95(), low, high);
    assertThat(estimate.pValue()).isCloseTo(p, EXACT);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "detectable.csv", numLinesToSkip = 1)
  void detectableDifferenceAgreesWithScipy(int n, double ratio, double level, double exact) {
    Power power = new Power(new CorrectedResampledT(ratio).precision(1), level);
    assertThat(power.detectable(n)).isCloseTo(exact, within(1e-6 * exact));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "wilson.csv", numLinesToSkip = 1)
  void wilsonAgreesWithStatsmodels(int correct, int n, double low, double high) {
    assertInterval(WilsonInterval.of(correct, n), low, high);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "holm.csv", numLinesToSkip = 1)
  void holmAgreesWithStatsmodels(String p, String adjusted) {
    assertThat(Holm.adjust(Numbers.of(p))).containsExactly(Numbers.of(adjusted), EXACT);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "equivalence.csv", numLinesToSkip = 1)
  void equivalenceAgreesWithTwoOneSidedTestsOfScipy(String differences, double margin, double p) {
    Estimate estimate =
        CorrectedResampledT.plain().test(Numbers.of(differences)).orElseThrow().estimate();
    assertThat(estimate.equivalence(margin)).isCloseTo(p, EXACT);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "power.csv", numLinesToSkip = 1)
  void powerAgreesWithStatsmodels(int n, double size, double level, double power) {
    assertThat(new Power(Precision.independent(1), level).of(size, n))
        .isCloseTo(power, within(1e-7));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "equivalence-power.csv", numLinesToSkip = 1)
  void thePowerOfEquivalenceAgreesWithScipy(int n, double margin, double level, double power) {
    assertThat(new Power(Precision.independent(1), level).ofEquivalence(margin, n))
        .isCloseTo(power, within(1e-5));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "repetitions.csv", numLinesToSkip = 1)
  void theNumberOfSeedsAgreesWithStatsmodels(double size, double level, int n) {
    assertThat(
            new Power(Precision.independent(1), level)
                .repetitions(size, IntStream.rangeClosed(2, 500)))
        .hasValue(n);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "effect-size.csv", numLinesToSkip = 1)
  void effectSizeAgreesWithScipy(String differences, double dz, double hedges) {
    EffectSize size = EffectSize.of(Numbers.of(differences)).orElseThrow();
    assertThat(size.dz()).isCloseTo(dz, EXACT);
    assertThat(size.hedges().orElseThrow()).isCloseTo(hedges, EXACT);
  }

  /** An analysis of variance written out in Python, and the moments of Gallas where they agree. */
  @ParameterizedTest
  @CsvFileSource(resources = "seeds-and-images.csv", numLinesToSkip = 1, maxCharsPerColumn = 20_000)
  void seedsTimesImagesAgreesWithObuchowskiAndRockette(
      String differences, double error, double freedom, double p) {
    double[][] scores =
        Arrays.stream(differences.split("\\|")).map(Numbers::of).toArray(double[][]::new);
    Estimate estimate =
        new MultiReaderMultiCase().test(new ImageScores(scores)).orElseThrow().estimate();
    assertThat(estimate.standardError()).isCloseTo(error, EXACT);
    assertThat(estimate.degreesOfFreedom()).isCloseTo(freedom, within(1e-8 * freedom));
    assertThat(estimate.pValue()).isCloseTo(p, EXACT);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "looks.csv", numLinesToSkip = 1)
  void theCostOfLooksAgreesWithNormalProbabilitiesOfScipy(
      String information, double shape, int look, double p, int sides, double overall) {
    GroupSequential plan =
        new GroupSequential(Arrays.stream(Numbers.of(information)).boxed().toList(), shape);
    assertThat(sides == 2 ? plan.adjusted(look, p) : plan.adjustedOneSided(look, p))
        .isCloseTo(overall, within(2e-6));
    assertThat(sides == 2 ? plan.level(look, overall) : plan.levelOneSided(look, overall))
        .isCloseTo(p, within(5e-6));
  }

  private static void assertInterval(Interval interval, double low, double high) {
    assertThat(interval.low()).isCloseTo(low, EXACT);
    assertThat(interval.high()).isCloseTo(high, EXACT);
  }
}
