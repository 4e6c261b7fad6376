package regulus.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import regulus.report.figure.VariantRow;
import regulus.report.imagined.ImaginedStudy;
import regulus.statistics.Comparison;

final class ForestPlotTest {
  private static final List<VariantRow> ROWS = VariantRow.of(ImaginedStudy.finished());
  private static final ForestPlot PLOT = ForestPlot.of(ROWS).orElseThrow();

  private static VariantRow.Difference difference(int row) {
    return ROWS.get(row).difference().orElseThrow();
  }

  @Test
  void accuraciesDifferInPercentagePoints() {
    assertThat(PLOT.unit()).isEqualTo("percentage points");
    assertThat(PLOT.number(0.0076)).isEqualTo("+0.76");
  }

  @Test
  void theMeanLiesWithinItsIntervalAndBesideZero() {
    ForestPlot.Row better = PLOT.row(difference(4));
    assertThat(better.mean().orElseThrow())
        .isGreaterThan(better.zero())
        .isBetween(better.interval().orElseThrow().from(), better.interval().orElseThrow().to());
    ForestPlot.Row worse = PLOT.row(difference(2));
    assertThat(worse.mean().orElseThrow()).isLessThan(worse.zero());
  }

  @Test
  void everySeedHasItsDot() {
    assertThat(PLOT.row(difference(1)).single()).hasSize(3);
    assertThat(PLOT.row(difference(1)).single().get(0).text()).startsWith("seed 0: ");
  }

  @Test
  void zeroIsAlwaysOnTheAxis() {
    assertThat(PLOT.axis().low()).isLessThanOrEqualTo(0);
    assertThat(PLOT.axis().high()).isGreaterThanOrEqualTo(0);
    assertThat(PLOT.ticks()).extracting(ForestPlot.Tick::label).contains("0");
  }

  @Test
  void oneSeedHasADotButNoMeanAndNoInterval() {
    List<VariantRow> rows = VariantRow.of(ImaginedStudy.once());
    ForestPlot.Row row =
        ForestPlot.of(rows).orElseThrow().row(rows.get(1).difference().orElseThrow());
    assertThat(row.single()).hasSize(1);
    assertThat(row.interval()).isEmpty();
    assertThat(row.mean()).isEmpty();
  }

  @Test
  void aMarginIsABandAroundZeroThatTheAxisHolds() {
    assertThat(PLOT.band()).isEmpty();
    assertThat(PLOT.within()).isEmpty();
    ForestPlot plot = ForestPlot.of(ROWS, OptionalDouble.of(0.05)).orElseThrow();
    double zero = plot.row(difference(1)).zero();
    ForestPlot.Span band = plot.band().orElseThrow();
    assertThat(zero - band.from()).isPositive().isCloseTo(band.to() - zero, within(0.11));
    assertThat(band.width()).isCloseTo(band.to() - band.from(), within(1e-9));
    assertThat(plot.axis().low()).isLessThanOrEqualTo(-5);
    assertThat(plot.axis().high()).isGreaterThanOrEqualTo(5);
    assertThat(plot.within()).isEqualTo("±5 points");
    assertThat(ForestPlot.of(ROWS, OptionalDouble.of(0.005)).orElseThrow().within())
        .isEqualTo("±0.5 points");
  }

  @Test
  void whatLiesFarOutLeavesRoomForTheOthers() {
    VariantRow.Difference near = difference(1);
    VariantRow.Difference far =
        new VariantRow.Difference(
            new Comparison(
                near.comparison().subject(),
                new Comparison.Effect(3, Optional.of(-0.5), near.comparison().test()),
                Optional.empty(),
                Comparison.Verdict.WORSE,
                Optional.empty()),
            List.of(new VariantRow.Pair(0, -1, -0.5)));
    ForestPlot alone = ForestPlot.around(List.of(near), OptionalDouble.empty()).orElseThrow();
    ForestPlot both = ForestPlot.around(List.of(far, near), OptionalDouble.empty()).orElseThrow();
    assertThat(both.axis()).isEqualTo(alone.axis());
    assertThat(both.row(near).beyond()).isFalse();
    ForestPlot.Row row = both.row(far);
    assertThat(row.beyond()).isTrue();
    assertThat(row.text()).isEqualTo("◂ −50.00");
    assertThat(row.single()).isEmpty();
    assertThat(
            ForestPlot.around(List.of(far), OptionalDouble.empty()).orElseThrow().row(far).beyond())
        .isFalse();
  }

  @Test
  void withoutAVariantThereIsNoPlot() {
    assertThat(ForestPlot.of(VariantRow.of(ImaginedStudy.single()))).isEmpty();
    assertThat(ForestPlot.of(VariantRow.of(ImaginedStudy.planned()))).isEmpty();
  }
}
