package regulus.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import regulus.learning.storage.Predictions;

final class MistakeTest {
  private static final List<Mistake> MISTAKES =
      Mistake.of(
          new Answers(
              List.of("a", "b"),
              new Predictions(
                  new int[] {9, 4, 7, 5},
                  new int[] {0, 0, 1, 1},
                  new float[] {0.25f, 0.75f, 1, 0, 0.5f, 0.5f, 0.75f, 0.25f},
                  2)));

  @Test
  void onlyWrongAnswersAreMistakesAndTheyComeByIndex() {
    assertThat(MISTAKES).extracting(Mistake::index).containsExactly(5, 7, 9);
    assertThat(MISTAKES.get(2)).isEqualTo(new Mistake(9, 0, 1, 0.75));
  }

  @Test
  void theMostConfidentComeFirstAndEqualsByIndex() {
    assertThat(Mistake.mostConfident(MISTAKES)).extracting(Mistake::index).containsExactly(5, 9, 7);
  }
}
