package regulus.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

final class FigureTest {
  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/regulus/statistics/areas.csv", numLinesToSkip = 1)
  void whatEachImageAddsToTheAreaAgreesWithScipy(String scores, String labels, String pseudo) {
    double[] marks = numbers(labels);
    boolean[] wanted = new boolean[marks.length];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = marks[i] == 1;
    }
    assertThat(Figure.AUC.each(numbers(scores), wanted))
        .containsExactly(numbers(pseudo), within(1e-10));
  }

  @Test
  void theirMeanIsTheFigure() {
    double[] scores = {2, -1, 0.5, -3, 1};
    boolean[] labels = {true, true, false, false, true};
    assertThat(mean(Figure.ACCURACY.each(scores, labels))).isEqualTo(0.6);
    // Right twice, said three times, wanted three times.
    assertThat(mean(Figure.F1.each(scores, labels))).isCloseTo(4 / 6.0, within(1e-12));
    // Of six pairs, only -1 against 0.5 is the wrong way round.
    assertThat(mean(Figure.AUC.each(scores, labels))).isCloseTo(5 / 6.0, within(1e-12));
    double loss = Math.log1p(Math.exp(-2)) + Math.log1p(Math.exp(1)) + Math.log1p(Math.exp(0.5));
    loss += Math.log1p(Math.exp(-3)) + Math.log1p(Math.exp(-1));
    assertThat(mean(Figure.LOSS.each(scores, labels))).isCloseTo(-loss / 5, within(1e-12));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
