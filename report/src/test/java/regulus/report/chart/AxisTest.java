package regulus.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class AxisTest {
  @Test
  void ticksAreRoundAndHoldTheValues() {
    Axis axis = Axis.around(-1.05, 1.35, 5);
    assertThat(axis.ticks()).containsExactly(-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5);
    assertThat(axis.decimals()).isEqualTo(1);
  }

  @Test
  void wholeStepsNeedNoDecimals() {
    assertThat(Axis.around(0, 15, 4).decimals()).isZero();
    assertThat(Axis.around(0.85, 0.98, 4).decimals()).isEqualTo(2);
  }

  @Test
  void oneValueStillHasAnAxis() {
    Axis axis = Axis.around(0.9, 0.9, 4);
    assertThat(axis.low()).isLessThanOrEqualTo(0.9);
    assertThat(axis.high()).isGreaterThan(axis.low()).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void zeroAloneHasAnAxis() {
    assertThat(Axis.around(0, 0, 4).high()).isGreaterThan(0);
  }

  @Test
  void positionsRunFromOneEndToTheOtherAndStayWithin() {
    Axis axis = new Axis(0, 2, 1);
    assertThat(axis.position(1, 140, 0)).isCloseTo(70, within(1e-9));
    assertThat(axis.position(5, 0, 100)).isCloseTo(100, within(1e-9));
  }
}
