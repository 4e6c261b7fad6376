package regulus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import regulus.statistics.Comparison.Verdict;
import regulus.statistics.TestComparison.Evidence;
import regulus.statistics.TestComparisons.Pair;
import regulus.statistics.TestComparisons.Tested;

/** What is said of final models on one test set. */
final class TestComparisonsTest {
  /** Models that are right on so many images together, alone, alone, and not at all. */
  private static Pair pair(int both, int variant, int baseline, int none) {
    boolean[] first = new boolean[both + variant + baseline + none];
    boolean[] second = first.clone();
    Arrays.fill(first, 0, both + variant, true);
    Arrays.fill(second, 0, both, true);
    Arrays.fill(second, both + variant, both + variant + baseline, true);
    return new Pair(first, second);
  }

  private static TestComparison only(Tested tested) {
    return TestComparisons.of(List.of(tested)).get(0);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "exact-bootstrap.csv", numLinesToSkip = 1)
  void theExactBootstrapAgreesWithNumpy(int same, int won, int lost, double low, double high) {
    Interval interval = ExactBootstrap.ci95(new Agreement(same, won, lost, 0));
    assertThat(interval.low()).isCloseTo(low, within(1e-12));
    assertThat(interval.high()).isCloseTo(high, within(1e-12));
    Interval turned = ExactBootstrap.ci95(new Agreement(0, lost, won, same));
    assertThat(turned).isEqualTo(new Interval(0 - interval.high(), 0 - interval.low()));
  }

  @Test
  void manyResamplesComeNearTheExactInterval() {
    double[] differences = new double[500];
    Arrays.fill(differences, 0, 40, 1);
    Arrays.fill(differences, 40, 65, -1);
    Interval drawn = new PairedBootstrap(new Resampling(new Draws(3))).ci95(differences);
    Interval exact = ExactBootstrap.ci95(new Agreement(400, 40, 25, 35));
    assertThat(drawn.low()).isCloseTo(exact.low(), within(0.0021));
    assertThat(drawn.high()).isCloseTo(exact.high(), within(0.0021));
  }

  @Test
  void twoModelsAreJudgedByMcNemarAndTheSentenceIsAboutThem() {
    TestComparison comparison = only(new Tested("dropout", "base", List.of(pair(900, 40, 15, 45))));
    assertThat(comparison.models()).containsExactly(new Agreement(900, 40, 15, 45));
    assertThat(comparison.evidence().map(Evidence::pValue)).contains(new McNemar(40, 15).pValue());
    assertThat(comparison.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(comparison.sentence())
        .isEqualTo(
            "dropout is better than the base by 2.5 points on the 1,000 test images (95 %: 1.1 to"
                + " 4.0; McNemar's exact test, Holm p = .001). This is about these two trained"
                + " models, not about training them again.");
    assertThat(comparison.figures()).isEqualTo("+2.5 points [1.1, 4.0]");
  }

  @Test
  void aWorseModelIsSaidToBeSo() {
    TestComparison comparison = only(new Tested("dropout", "base", List.of(pair(900, 15, 40, 45))));
    assertThat(comparison.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(comparison.sentence())
        .startsWith("dropout is worse than the base by 2.5 points on the 1,000")
        .contains("(95 %: 1.1 to 4.0;");
  }

  @Test
  void severalModelsEachAreJudgedBySeedsAndImages() {
    List<Pair> models =
        List.of(pair(900, 40, 15, 45), pair(900, 36, 16, 48), pair(902, 41, 12, 45));
    TestComparison comparison = only(new Tested("base", "dropout", models));
    ImageScores scores =
        new ImageScores(models.stream().map(Pair::differences).toArray(double[][]::new));
    Estimate expected = new MultiReaderMultiCase().test(scores).orElseThrow().estimate();
    assertThat(comparison.evidence().map(Evidence::pValue)).contains(expected.pValue());
    assertThat(comparison.ci95()).contains(expected.ci95());
    assertThat(comparison.difference()).isCloseTo(expected.difference(), within(1e-12));
    assertThat(comparison.sentence())
        .startsWith("The base is better than dropout by")
        .contains("seeds × images over 3 models each, Holm p")
        .endsWith(
            "This is about training both again on these images, and about other test images.");
  }

  @Test
  void holmCountsEveryFinalComparison() {
    Pair close = pair(900, 30, 15, 55);
    double p = new McNemar(30, 15).pValue();
    TestComparison alone = only(new Tested("a", "b", List.of(close)));
    List<TestComparison> two =
        TestComparisons.of(
            List.of(new Tested("a", "b", List.of(close)), new Tested("a", "c", List.of(close))));
    assertThat(p).isBetween(0.025, 0.05);
    assertThat(alone.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(two).allMatch(it -> it.verdict() == Verdict.UNDECIDED);
    assertThat(two.get(1).evidence().map(Evidence::pAdjusted)).contains(Math.min(1, 2 * p));
  }

  @Test
  void modelsThatAreRightOnTheSameImagesHaveNoInterval() {
    TestComparison comparison = only(new Tested("l2", "base", List.of(pair(90, 0, 0, 10))));
    assertThat(comparison.ci95()).isEmpty();
    assertThat(comparison.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(comparison.sentence())
        .startsWith("Of the 100 test images, l2 and the base have the same ones right.");
    assertThat(comparison.figures()).isEqualTo("0.00 points");
  }

  @Test
  void equalDifferencesOfSeveralModelsSayNothingOfChance() {
    Pair same = pair(90, 4, 2, 4);
    TestComparison comparison = only(new Tested("l2", "base", List.of(same, same)));
    assertThat(comparison.evidence()).isEmpty();
    assertThat(comparison.sentence())
        .isEqualTo(
            "l2 against the base is undecided: exactly +2.0 points on the 100 test images in each"
                + " of 2 pairs of models, which does not show how much chance there is.");
  }

  @Test
  void countsBelowZeroAreRefused() {
    assertThatThrownBy(() -> new Agreement(1, -1, 0, 0)).hasMessageContaining("at least 0");
    assertThatThrownBy(() -> ExactBootstrap.ci95(new Agreement(0, 0, 0, 0)))
        .hasMessageContaining("received none");
  }
}
