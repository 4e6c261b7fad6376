package regulus.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import regulus.statistics.Draws;
import regulus.statistics.simulation.Design.Size;
import regulus.statistics.simulation.LookingCalibration.Rates;

/**
 * Few and small studies with a fixed seed, looked at several times; docs/statistics.md has the long
 * form. A rate of 0.05 over 200 studies is known to ±0.03, so that twice as much allows for what
 * chance does.
 */
final class LookingCalibrationTest {
  private static final double ALLOWED = 0.05 + 2 * 0.03;

  private static final LookingCalibration SHORT =
      new LookingCalibration(new Calibration(200, new Size(80), 0.8, new Draws(11)), 3);

  private static Rates of(List<Rates> rates, Stopping rule) {
    return rates.stream().filter(it -> it.rule().equals(rule.words())).findFirst().orElseThrow();
  }

  @Test
  void looksThatAreCountedKeepTheRateAndNaiveOnesDoNot() {
    List<Rates> rates = SHORT.rates(Design.SPLIT, Stopping.NAIVE, Stopping.OBRIEN_FLEMING);
    Rates counted = of(rates, Stopping.OBRIEN_FLEMING);
    assertThat(counted.wrong()).isLessThan(ALLOWED);
    assertThat(counted.wronglyEquivalent().orElseThrow()).isLessThan(ALLOWED);
    assertThat(of(rates, Stopping.NAIVE).wrong()).isGreaterThan(counted.wrong() + 0.02);
  }

  @Test
  void severalComparisonsAreCorrectedTogether() {
    LookingCalibration few =
        new LookingCalibration(new Calibration(60, new Size(80), 0.8, new Draws(11)), 3);
    Rates together = few.together(Design.SPLIT);
    assertThat(together.wrong()).isLessThan(0.05 + 2 * 0.055);
    assertThat(together.power())
        .isLessThanOrEqualTo(few.rates(Design.SPLIT, Stopping.OBRIEN_FLEMING).get(0).power());
  }

  @Test
  void looksSaveRepetitions() {
    List<Rates> rates = SHORT.rates(Design.FOLDS, Stopping.AT_THE_END, Stopping.OBRIEN_FLEMING);
    assertThat(of(rates, Stopping.AT_THE_END).repetitions()).isEqualTo(20);
    assertThat(of(rates, Stopping.OBRIEN_FLEMING).repetitions()).isLessThan(17);
    assertThat(of(rates, Stopping.OBRIEN_FLEMING).wrong()).isLessThan(ALLOWED);
  }

  @Test
  void imagesThatSeedsShareMakeLooksCheap() {
    List<Rates> rates = SHORT.rates(Design.FIXED, Stopping.AT_THE_END, Stopping.OBRIEN_FLEMING);
    assertThat(of(rates, Stopping.OBRIEN_FLEMING).wrong()).isLessThan(ALLOWED);
    assertThat(of(rates, Stopping.OBRIEN_FLEMING).power())
        .isGreaterThan(0.7 * of(rates, Stopping.AT_THE_END).power());
  }
}
