package regulus.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import regulus.report.figure.VariantRow;
import regulus.report.imagined.ImaginedStudy;

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
  void withoutAVariantThereIsNoPlot() {
    assertThat(ForestPlot.of(VariantRow.of(ImaginedStudy.single()))).isEmpty();
    assertThat(ForestPlot.of(VariantRow.of(ImaginedStudy.planned()))).isEmpty();
  }
}
