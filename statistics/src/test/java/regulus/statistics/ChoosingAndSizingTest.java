package regulus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import regulus.statistics.Measure.Better;
import regulus.statistics.OneStandardErrorRule.Candidate;

/** The one-standard-error rule, effect sizes, wins and the estimates behind them. */
final class ChoosingAndSizingTest {
  private static final Candidate LARGE = new Candidate("large", 0.91, 0.004, 900_000);
  private static final Candidate SMALL = new Candidate("small", 0.907, 0.001, 10_000);
  private static final Candidate TINY = new Candidate("tiny", 0.905, 0.02, 1_000);

  @Test
  void theSimplestWithinOneStandardErrorOfTheBestIsChosen() {
    List<Candidate> candidates = List.of(LARGE, SMALL, TINY);
    assertThat(OneStandardErrorRule.choose(candidates, Better.HIGHER)).contains(SMALL);
    assertThat(OneStandardErrorRule.choose(candidates, Better.LOWER)).contains(TINY);
    assertThat(OneStandardErrorRule.choose(List.of(), Better.HIGHER)).isEmpty();
  }

  @Test
  void ofEquallySimpleOnesTheBestIsChosenAndWithoutAnErrorTheBestOfAll() {
    Candidate twin = new Candidate("twin", 0.909, 0.001, 10_000);
    assertThat(OneStandardErrorRule.choose(List.of(LARGE, SMALL, twin), Better.HIGHER))
        .contains(twin);
    Candidate sure = new Candidate("sure", 0.912, 0, 2_000_000);
    assertThat(OneStandardErrorRule.choose(List.of(LARGE, sure, SMALL), Better.HIGHER))
        .contains(sure);
  }

  @Test
  void winsCountInTheDirectionThatIsBetterAndTiesAsHalf() {
    double[] differences = {0.01, 0.02, 0, -0.01};
    assertThat(Outperforming.of(Better.HIGHER, differences)).isEqualTo(new Outperforming(2, 1, 4));
    assertThat(Outperforming.of(Better.LOWER, differences).probability()).isEqualTo(0.375);
    assertThatThrownBy(() -> new Outperforming(2, 2, 3)).hasMessageContaining("2 and 2 of 3");
  }

  @Test
  void theIntervalOfWinsIsWilsons() {
    for (int wins = 0; wins <= 7; wins++) {
      Interval own = new Outperforming(wins, 0, 7).ci95();
      Interval wilson = WilsonInterval.of(wins, 7);
      assertThat(own.low()).isCloseTo(wilson.low(), within(1e-12));
      assertThat(own.high()).isCloseTo(wilson.high(), within(1e-12));
    }
  }

  @Test
  void noEffectSizeWhereNothingVaries() {
    assertThat(EffectSize.of(0.01)).isEmpty();
    assertThat(EffectSize.of(0.01, 0.01, 0.01)).isEmpty();
    assertThat(EffectSize.of(0.01, 0.03).orElseThrow().hedges()).isEmpty();
  }

  @Test
  void moreSeedsDoNotTakeAwayWhatImagesVaryBy() {
    Precision both = new MultiReaderMultiCase.Components(4e-4, 1e-4);
    assertThat(both.standardError(4)).isCloseTo(Math.sqrt(2e-4), within(1e-12));
    assertThat(both.standardError(1_000_000)).isCloseTo(0.01, within(1e-5));
    // The upper 80 % limit of a variance of four is 2.985 times as large: 3 / (2.985 / 3.985)².
    assertThat(both.degreesOfFreedom(4)).isCloseTo(5.347, within(2e-3));
    assertThat(new Power(both, 0.05).repetitions(0.02, IntStream.range(2, 1_000))).isEmpty();
  }

  @Test
  void seedsThatDoNotVaryDecideNothing() {
    double[][] same = {{1, 0, 0, -1}, {1, 0, 0, -1}};
    assertThat(new MultiReaderMultiCase().test(new ImageScores(same))).isEmpty();
    assertThat(new MultiReaderMultiCase().test(new ImageScores(new double[][] {{1, 0}}))).isEmpty();
    double[][] equallyGoodElsewhere = {{1, 0, 0, -1}, {-1, 0, 0, 1}};
    assertThat(new MultiReaderMultiCase().test(new ImageScores(equallyGoodElsewhere))).isPresent();
    assertThatThrownBy(
            () -> new MultiReaderMultiCase().test(new ImageScores(new double[][] {{1, 0}, {1}})))
        .hasMessageContaining("received 2 and 1");
  }

  @Test
  void anEstimateOutsideTheMarginIsNeverEquivalent() {
    Estimate estimate = new Estimate(0.006, 0.001, 9);
    assertThat(estimate.equivalence(0.006)).isEqualTo(0.5);
    assertThat(estimate.equivalence(0.003)).isGreaterThan(0.95);
    assertThat(estimate.equivalence(0.012)).isLessThan(0.001);
    assertThatThrownBy(() -> estimate.equivalence(-0.1)).hasMessageContaining("at least 0");
    assertThatThrownBy(() -> new Estimate(0, 0, 3)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> new Power(Precision.independent(1), 1)).hasMessageContaining("level");
  }

  @Test
  void drawsDependOnKeyAndCounterAlone() {
    Draws draws = new Draws(7);
    assertThat(draws.at(3).bits(5)).isEqualTo(new Draws(7).at(3).bits(5));
    assertThat(draws.at(3).bits(5)).isNotEqualTo(draws.at(4).bits(5));
    assertThat(draws.uniform(1)).isBetween(0.0, 1.0);
  }
}
