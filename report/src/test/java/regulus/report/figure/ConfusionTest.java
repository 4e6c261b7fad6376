package regulus.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import regulus.learning.storage.Predictions;

final class ConfusionTest {
  /** Two cats of four are recognized, one is a dog and one a bird; the only bird is; no dogs. */
  private static Confusion confusion() {
    int[] labels = {0, 0, 0, 0, 2};
    float[] probabilities = {
      .8f, .1f, .1f, .9f, .1f, 0, .2f, .7f, .1f, .1f, .2f, .7f, 0, 0, 1,
    };
    return Confusion.of(
        new Answers(
            List.of("cat", "dog", "bird"), new Predictions(new int[5], labels, probabilities, 3)));
  }

  @Test
  void rowsAreTrueAndColumnsPredicted() {
    assertThat(confusion().counts()).isDeepEqualTo(new int[][] {{2, 1, 1}, {0, 0, 0}, {0, 0, 1}});
    assertThat(confusion().support(0)).isEqualTo(4);
    assertThat(confusion().claims(2)).isEqualTo(2);
    assertThat(confusion().correct()).isEqualTo(3);
    assertThat(confusion().total()).isEqualTo(5);
  }

  @Test
  void sharesAreOfTheRowAndZeroWhereItIsEmpty() {
    assertThat(confusion().share(0, 1)).isEqualTo(0.25);
    assertThat(confusion().share(1, 1)).isZero();
  }

  @Test
  void pairsAreSaidInWords() {
    Confusion confusion = confusion();
    assertThat(confusion.mostConfused(1).get(0).sentence(confusion.classes()))
        .isEqualTo("cat was taken for dog: 1 of 4 (25 %).");
    assertThat(new ConfusedPair(1, 0, 120, 1000).sentence(List.of("Coat", "Shirt")))
        .isEqualTo("Shirt was taken for Coat: 120 of 1,000 (12 %).");
  }

  @Test
  void theMostFrequentPairComesFirst() {
    Confusion confusion = new Confusion(List.of("a", "b"), new int[][] {{5, 2}, {3, 5}});
    assertThat(confusion.mostConfused(9)).extracting(ConfusedPair::count).containsExactly(3, 2);
  }

  @Test
  void precisionRecallAndF1FollowFromTheMatrixAndAreZeroWhereNothingIs() {
    List<ClassFigures> figures = confusion().perClass();
    assertThat(figures).extracting(ClassFigures::precision).containsExactly(1.0, 0.0, 0.5);
    assertThat(figures).extracting(ClassFigures::recall).containsExactly(0.5, 0.0, 1.0);
    assertThat(figures.get(0).f1()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(figures.get(1).f1()).isZero();
    assertThat(figures.get(2).f1()).isCloseTo(2 / 3.0, within(1e-12));
  }
}
