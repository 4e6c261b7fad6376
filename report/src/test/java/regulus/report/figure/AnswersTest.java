package regulus.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import regulus.learning.data.InvalidData;
import regulus.learning.storage.Predictions;

final class AnswersTest {
  private static final List<String> TWO = List.of("cat", "dog");

  private static Answers sigmoid(float... probabilities) {
    int n = probabilities.length;
    return new Answers(TWO, new Predictions(new int[n], new int[n], probabilities, 1));
  }

  @Test
  void theLargestProbabilityIsTheAnswerAndTheFirstOfEquals() {
    Predictions predictions =
        new Predictions(
            new int[] {0, 1}, new int[] {1, 1}, new float[] {0.2f, 0.8f, 0.5f, 0.5f}, 2);
    Answers answers = new Answers(TWO, predictions);
    assertThat(answers.answer(0)).isEqualTo(1);
    assertThat(answers.correct(0)).isTrue();
    assertThat(answers.answer(1)).isZero();
    assertThat(answers.correct(1)).isFalse();
  }

  @Test
  void oneOutputAboveAHalfIsTheSecondClass() {
    Answers answers = sigmoid(0.5f, 0.51f);
    assertThat(answers.answer(0)).isZero();
    assertThat(answers.answer(1)).isEqualTo(1);
  }

  @Test
  void theFirstClassGetsWhatOneOutputLeaves() {
    assertThat(sigmoid(0.25f).probability(0, 0)).isEqualTo(0.75);
    assertThat(sigmoid(0.25f).probability(0, 1)).isEqualTo(0.25);
  }

  @Test
  void labelsOutsideTheClassesAreRefused() {
    Predictions predictions = new Predictions(new int[1], new int[] {2}, new float[] {1, 0}, 2);
    assertThatThrownBy(() -> new Answers(TWO, predictions))
        .isInstanceOf(InvalidData.class)
        .hasMessage("The predictions hold the label 2 of 2 classes.");
  }

  @Test
  void outputsThatAreNotTheClassesAreRefused() {
    Predictions predictions = new Predictions(new int[1], new int[1], new float[] {1, 0, 0}, 3);
    assertThatThrownBy(() -> new Answers(TWO, predictions))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("3 outputs");
  }
}
