package regulus.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PhraseTest {
  @ParameterizedTest
  @CsvSource({
    "0.04, 0.0 s",
    "8.26, 8.3 s",
    "9.96, 10 s",
    "59.4, 59 s",
    "59.6, 1 min",
    "1450, 24 min 10 s",
    "3600, 1 h",
    "11100, 3 h 5 min",
    "187200, 2 d 4 h"
  })
  void durationsHaveAtMostTwoUnits(double seconds, String words) {
    assertThat(Phrase.duration(seconds)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0.2, 5 s", "31, 30 s", "58, 1 min", "1593, 27 min", "3590, 1 h", "9700, 2 h 40 min"})
  void estimatesClaimNoMoreThanTheyKnow(double seconds, String words) {
    assertThat(Phrase.roughly(seconds)).isEqualTo(words);
  }

  @Test
  void spreadsHaveTheDigitsOfTheirFigures() {
    assertThat(Phrase.spread(0.00088)).isEqualTo("0.0009");
  }

  @Test
  void figuresHaveFourDecimalsUnlessThatWouldHideThem() {
    assertThat(Phrase.figure(0.91706)).isEqualTo("0.9171");
    assertThat(Phrase.figure(0)).isEqualTo("0.0000");
    assertThat(Phrase.figure(-12.5)).isEqualTo("−12.5000");
    assertThat(Phrase.figure(0.00004321)).isEqualTo("4.321e-05");
    assertThat(Phrase.figure(Double.NaN)).isEqualTo("NaN");
  }

  @Test
  void oneIsNotPlural() {
    assertThat(Phrase.counted(1, "trial")).isEqualTo("1 trial");
    assertThat(Phrase.counted(60_000, "image")).isEqualTo("60,000 images");
    assertThat(Phrase.counted(0, "trial")).isEqualTo("0 trials");
  }
}
