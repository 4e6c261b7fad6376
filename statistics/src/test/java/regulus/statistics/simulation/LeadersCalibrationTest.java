package regulus.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import regulus.statistics.Draws;
import regulus.statistics.simulation.Design.Size;
import regulus.statistics.simulation.LeadersCalibration.Rates;

/**
 * Few and small studies with a fixed seed; docs/statistics.md has the long form. A rate of 0.05
 * over 200 studies is known to ±0.03, so that twice as much allows for what chance does.
 */
final class LeadersCalibrationTest {
  private static final double ALLOWED = 0.05 + 2 * 0.05;

  private static List<Rates> rates(Design design) {
    return new LeadersCalibration(new Calibration(80, new Size(60), 3, new Draws(7)), 5)
        .rates(design);
  }

  @ParameterizedTest
  @EnumSource(names = {"SPLIT", "FIXED"})
  void leadersThatAreEqualAreSeldomCalledDifferent(Design design) {
    List<Rates> rates = rates(design);
    assertThat(rates).hasSize(4);
    Rates each = rates.get(0);
    Rates every = rates.get(2);
    assertThat(every.rule()).contains("Holm over every pair");
    assertThat(every.wrong()).isLessThan(ALLOWED);
    assertThat(each.wrong()).isGreaterThan(every.wrong());
    assertThat(rates.get(3).wrong()).isBetween(every.wrong(), 2 * ALLOWED);
    assertThat(every.power()).isBetween(0.05, each.power());
  }
}
