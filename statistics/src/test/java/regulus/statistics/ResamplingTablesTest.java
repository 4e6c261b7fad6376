package regulus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What resamples, signs and ranks give, against SciPy and statsmodels. */
final class ResamplingTablesTest {
  private static final Offset<Double> EXACT = within(1e-10);
  private static final Draws DRAWS = new Draws(1);

  @ParameterizedTest
  @CsvFileSource(resources = "bca.csv", numLinesToSkip = 1)
  void bcaAgreesWithScipy(
      String values, String statistic, int resamples, long key, double low, double high) {
    BcaInterval bca = new BcaInterval(new Resampling(resamples, new Draws(key)));
    ToDoubleFunction<double[]> of =
        statistic.equals("mean") ? Resampled::mean : ResamplingTablesTest::median;
    Interval interval = bca.of(of, Numbers.of(values)).orElseThrow();
    assertThat(interval.low()).isCloseTo(low, EXACT);
    assertThat(interval.high()).isCloseTo(high, EXACT);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "paired-bootstrap.csv", numLinesToSkip = 1)
  void pairedBootstrapAgreesWithScipy(
      String differences, int resamples, long key, double low, double high) {
    Interval interval =
        new PairedBootstrap(new Resampling(resamples, new Draws(key)))
            .ci95(Numbers.of(differences));
    assertThat(interval.low()).isCloseTo(low, EXACT);
    assertThat(interval.high()).isCloseTo(high, EXACT);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "sign-flip.csv", numLinesToSkip = 1)
  void countedSignFlipsAgreeWithScipy(String differences, double p) {
    assertThat(new SignFlip(DRAWS).pValue(Numbers.of(differences)).orElseThrow())
        .isCloseTo(p, EXACT);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "random-flips.csv", numLinesToSkip = 1)
  void randomSignFlipsAreThoseOfTheirDraws(String differences, int flips, long key, double p) {
    SignFlip test = new SignFlip(flips, new Draws(key));
    assertThat(test.pValue(Numbers.of(differences)).orElseThrow()).isCloseTo(p, EXACT);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "wilcoxon.csv", numLinesToSkip = 1)
  void wilcoxonAgreesWithScipy(String differences, double p) {
    assertThat(Wilcoxon.pValue(Numbers.of(differences)).orElseThrow()).isCloseTo(p, EXACT);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "mcnemar.csv", numLinesToSkip = 1)
  void mcNemarAgreesWithStatsmodels(int first, int second, double p) {
    assertThat(new McNemar(first, second).pValue()).isCloseTo(p, EXACT);
    assertThat(new McNemar(second, first).pValue()).isCloseTo(p, EXACT);
  }

  @Test
  void mcNemarCountsOnlyImagesOnWhichTheModelsDiffer() {
    boolean[] first = {true, true, false, false, true};
    boolean[] second = {true, false, true, false, false};
    assertThat(McNemar.of(first, second)).isEqualTo(new McNemar(2, 1));
    assertThat(McNemar.of(first, first).pValue()).isEqualTo(1);
    assertThatThrownBy(() -> McNemar.of(first, new boolean[2])).hasMessageContaining("5 and 2");
  }

  @Test
  void nothingIsSaidOfTooFewOrEqualValues() {
    BcaInterval bca = new BcaInterval(new Resampling(DRAWS));
    assertThat(bca.ofMean(0.5)).isEmpty();
    assertThat(bca.ofMean(0.9, 0.9, 0.9)).isEmpty();
    assertThat(new SignFlip(DRAWS).pValue(0.1)).isEmpty();
    assertThat(Wilcoxon.pValue(0, 0, 0.1)).isEmpty();
    assertThatThrownBy(() -> new Resampling(99, DRAWS)).hasMessageContaining("at least 100");
    assertThatThrownBy(() -> new PairedBootstrap(new Resampling(DRAWS)).ci95())
        .hasMessageContaining("received none");
  }

  @Test
  void fivePairsCanNeverDecideByTheirSigns() {
    double[] alike = {0.01, 0.02, 0.015, 0.012, 0.018};
    assertThat(new SignFlip(DRAWS).pValue(alike)).contains(0.0625);
    assertThat(Wilcoxon.pValue(alike)).contains(0.0625);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  @ParameterizedTest
  @CsvFileSource(resources = "folds-and-images.csv", numLinesToSkip = 1, maxCharsPerColumn = 65536)
  void foldsAndImagesAgreeWithScipy(
      String differences, int folds, double error, double freedom, double p) {
    double[][] each =
        Arrays.stream(differences.split("\\|")).map(Numbers::of).toArray(double[][]::new);
    Estimate estimate =
        new FoldsAndImages(folds).test(new ImageScores(each)).orElseThrow().estimate();
    assertThat(estimate.standardError()).isCloseTo(error, within(1e-10));
    assertThat(estimate.degreesOfFreedom()).isCloseTo(freedom, within(1e-8 * freedom));
    assertThat(estimate.pValue()).isCloseTo(p, within(1e-10));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "splits-and-images.csv", numLinesToSkip = 1, maxCharsPerColumn = 65536)
  void splitsAndImagesAgreeWithNumPyAndSciPy(
      String differences, String images, double ratio, double error, double freedom, double p) {
    double[][] each =
        Arrays.stream(differences.split("\\|")).map(Numbers::of).toArray(double[][]::new);
    int[][] numbers =
        Arrays.stream(images.split("\\|"))
            .map(row -> Arrays.stream(Numbers.of(row)).mapToInt(it -> (int) it).toArray())
            .toArray(int[][]::new);
    Estimate estimate =
        new SplitsAndImages(ratio)
            .test(new ImageScores(each, Optional.of(numbers)))
            .orElseThrow()
            .estimate();
    assertThat(estimate.standardError()).isCloseTo(error, within(1e-10));
    assertThat(estimate.degreesOfFreedom()).isCloseTo(freedom, within(1e-8 * freedom));
    assertThat(estimate.pValue()).isCloseTo(p, within(1e-10));
  }
}
