package regulus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

final class TablesTest {
  private static final Offset<Double> EXACT = within(1e-10);

  @ParameterizedTest
  @CsvFileSource(resources = "summary.csv", numLinesToSkip = 1)
  void summaryAgreesWithScipy(String values, double mean, double sd, double low, double high) {
    Summary summary = Summary.of(numbers(values));
    assertThat(summary.mean()).isCloseTo(mean, EXACT);
    assertThat(summary.sd()).isCloseTo(sd, EXACT);
    assertInterval(summary.ci95().orElseThrow(), low, high);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "corrected-t.csv", numLinesToSkip = 1)
  void correctedTAgreesWithScipy(
      String differences, double ratio, double sd, double low, double high, double p) {
    var outcome = new CorrectedResampledT(ratio).test(numbers(differences)).orElseThrow();
    assertThat(outcome.sd()).isCloseTo(sd, EXACT);
    assertInterval(outcome.ci95(), low, high);
    assertThat(outcome.pValue()).isCloseTo(p, EXACT);
  }

  /** Made by {@code scipy.stats.ttest_rel(variant, baseline)} of SciPy 1.17.1. */
  @ParameterizedTest
  @CsvFileSource(resources = "paired-t.csv", numLinesToSkip = 1)
  void pairedTAgreesWithScipy(String variant, String baseline, double low, double high, double p) {
    var subject =
        new Comparison.Subject(
            "a", "b", new Measure("val_accuracy", Measure.Better.HIGHER, Measure.Unit.POINTS));
    var pairing = new Pairing(subject, numbers(variant), numbers(baseline));
    var outcome = CorrectedResampledT.plain().test(pairing.differences()).orElseThrow();
    assertInterval(outcome.ci95(), low, high);
    assertThat(outcome.pValue()).isCloseTo(p, EXACT);
  }

  /**
   * The quantile sum approximates the noncentral t: too low by up to 13 % for 3 repetitions, 6 %
   * for 5, 2 % from 10.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "detectable.csv", numLinesToSkip = 1)
  void detectableDifferenceIsNearTheExactOne(int n, double ratio, double level, double exact) {
    double detectable = new CorrectedResampledT(ratio).detectable(1, n, level);
    assertThat(detectable).isCloseTo(exact, within((n < 5 ? 0.13 : n < 10 ? 0.06 : 0.02) * exact));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "wilson.csv", numLinesToSkip = 1)
  void wilsonAgreesWithStatsmodels(int correct, int n, double low, double high) {
    assertInterval(WilsonInterval.of(correct, n), low, high);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "holm.csv", numLinesToSkip = 1)
  void holmAgreesWithStatsmodels(String p, String adjusted) {
    assertThat(Holm.adjust(numbers(p))).containsExactly(numbers(adjusted), EXACT);
  }

  private static void assertInterval(Interval interval, double low, double high) {
    assertThat(interval.low()).isCloseTo(low, EXACT);
    assertThat(interval.high()).isCloseTo(high, EXACT);
  }

  private static double[] numbers(String words) {
    return Arrays.stream(words.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
