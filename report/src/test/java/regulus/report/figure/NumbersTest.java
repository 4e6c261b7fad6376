package regulus.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import regulus.learning.training.OutputMeaning;

final class NumbersTest {
  @Test
  void figuresHaveFourDecimalsAndATrueMinus() {
    assertThat(Numbers.figure(0.91712)).isEqualTo("0.9171");
    assertThat(Numbers.figure(-0.5)).isEqualTo("−0.5000");
  }

  @Test
  void figuresThatAreNoNumbersSaySo() {
    assertThat(Numbers.figure(Double.NaN)).isEqualTo("not a number");
    assertThat(Numbers.figure(Double.NEGATIVE_INFINITY)).isEqualTo("−∞");
  }

  @Test
  void differencesAreSignedPercentagePoints() {
    assertThat(Numbers.points(0.00712)).isEqualTo("+0.71");
    assertThat(Numbers.points(-0.002)).isEqualTo("−0.20");
    assertThat(Numbers.points(-0.00001)).isEqualTo("0.00");
  }

  @Test
  void rareIsNotNeverAndNearlyAllIsNotAll() {
    assertThat(Numbers.percent(0)).isEqualTo("0 %");
    assertThat(Numbers.percent(0.001)).isEqualTo("<1 %");
    assertThat(Numbers.percent(0.999)).isEqualTo(">99 %");
    assertThat(Numbers.percent(1)).isEqualTo("100 %");
  }

  @Test
  void scoresAreNoProbabilities() {
    assertThat(Numbers.answer(0.99951, OutputMeaning.SOFTMAX)).isEqualTo(">0.999");
    assertThat(Numbers.answer(-1.25, OutputMeaning.SCORES)).isEqualTo("score −1.25");
  }

  @Test
  void nearlyCertainIsNotCertain() {
    assertThat(Numbers.probability(0.99951)).isEqualTo(">0.999");
    assertThat(Numbers.probability(0.9994)).isEqualTo("0.999");
    assertThat(Numbers.probability(1)).isEqualTo("1.000");
  }

  @Test
  void durationsShowTheTwoLargestUnits() {
    assertThat(Numbers.duration(0.84)).isEqualTo("0.8 s");
    assertThat(Numbers.duration(59.4)).isEqualTo("59 s");
    assertThat(Numbers.duration(1450)).isEqualTo("24 min 10 s");
    assertThat(Numbers.duration(7261)).isEqualTo("2 h 1 min");
  }
}
