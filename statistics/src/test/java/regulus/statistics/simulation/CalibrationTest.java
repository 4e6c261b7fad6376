package regulus.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import regulus.statistics.Draws;
import regulus.statistics.simulation.Calibration.Task;
import regulus.statistics.simulation.Design.Division;
import regulus.statistics.simulation.Design.Size;

/**
 * Few and small studies with a fixed seed; docs/statistics.md has the long form. A rate of 0.05
 * over 300 studies is known to ±0.025, so that twice as much allows for what chance does.
 */
final class CalibrationTest {
  private static final Calibration SHORT = new Calibration(300, new Size(80), 0.8, new Draws(7));
  private static final double ALLOWED = 0.05 + 2 * 0.025;

  private static final Set<Candidate> DEFAULTS =
      EnumSet.of(Candidate.FOLDS_AND_IMAGES, Candidate.SPLITS_AND_IMAGES);

  private static List<Rates> of(Design design, Candidate candidate) {
    return SHORT.rates(design).stream().filter(rates -> rates.candidate() == candidate).toList();
  }

  @Test
  void theDefaultsCallEqualVariantsDifferentNoMoreOftenThanAskedFor() {
    for (Rates rates : of(Design.SPLIT, Candidate.SPLITS_AND_IMAGES)) {
      assertThat(rates.wrong()).as(rates.toString()).isLessThan(ALLOWED);
      assertThat(rates.wronglyEquivalent().orElseThrow()).isLessThan(ALLOWED);
    }
    for (Rates rates : of(Design.FOLDS, Candidate.FOLDS_AND_IMAGES)) {
      assertThat(rates.wrong()).as(rates.toString()).isLessThan(ALLOWED);
      assertThat(rates.wronglyEquivalent().orElseThrow()).isLessThan(ALLOWED);
    }
    for (Rates rates : of(Design.FIXED, Candidate.SEEDS_AND_IMAGES)) {
      assertThat(rates.wrong()).as(rates.toString()).isBetween(0.01, ALLOWED);
    }
  }

  @Test
  void foldsAndSplitsOfALearnerThatRemembersItsImagesKeepToTheLevelToo() {
    Calibration remembering =
        new Calibration(
            300, new Size(40), 1, new Draws(7), new Task(Figure.ACCURACY, Learner.NEIGHBOUR));
    Stream.of(Design.FOLDS, Design.SPLIT)
        .flatMap(design -> remembering.rates(design).stream())
        .filter(rates -> DEFAULTS.contains(rates.candidate()))
        .forEach(rates -> assertThat(rates.wrong()).as(rates.toString()).isLessThan(ALLOWED));
  }

  @Test
  void splitsOfKnownImagesFindAboutWhatTheCorrectedTFinds() {
    List<Rates> images = of(Design.SPLIT, Candidate.SPLITS_AND_IMAGES);
    List<Rates> figures = of(Design.SPLIT, Candidate.CORRECTED_T);
    assertThat(images.get(0).power()).isGreaterThan(figures.get(0).power() - 0.02);
    assertThat(images.get(1).power()).isGreaterThan(figures.get(1).power() - 0.08);
  }

  @Test
  void oneRunOfFoldsFindsMoreThanTheCorrectedT() {
    double images = of(Design.FOLDS, Candidate.FOLDS_AND_IMAGES).get(0).power();
    assertThat(images).isGreaterThan(of(Design.FOLDS, Candidate.CORRECTED_T).get(0).power() + 0.15);
  }

  @ParameterizedTest
  @EnumSource(Figure.class)
  void everyFigureOfSharedImagesKeepsToTheLevel(Figure figure) {
    Calibration judged =
        new Calibration(300, new Size(80), 0.8, new Draws(7), new Task(figure, Learner.DESCENT));
    for (Rates rates : judged.rates(Design.FIXED)) {
      if (rates.candidate() == Candidate.SEEDS_AND_IMAGES) {
        assertThat(rates.wrong()).as(rates.toString()).isBetween(0.01, ALLOWED);
      }
      if (rates.candidate() == Candidate.PAIRED_T) {
        assertThat(rates.wrong()).as(rates.toString()).isGreaterThan(0.3);
      }
    }
  }

  @Test
  void finalTestsOfTwoOrThreeSeedsKeepToTheLevel() {
    List<Rates> rates =
        SHORT.rates(Design.FIXED, List.of(2, 3)).stream()
            .filter(it -> it.candidate() == Candidate.SEEDS_AND_IMAGES)
            .toList();
    assertThat(rates).extracting(Rates::repetitions).containsExactly(2, 3);
    assertThat(rates).allMatch(it -> it.wrong() < ALLOWED && it.power() > it.wrong());
  }

  @Test
  void repetitionsThatAreNotSimulatedAreRefused() {
    assertThatThrownBy(() -> SHORT.rates(Design.FIXED, List.of(21)))
        .hasMessageContaining("from 1 to 20, received [21]");
  }

  @Test
  void thePairedTIsTooBoldForImagesThatSeedsShare() {
    List<Rates> rates = of(Design.FIXED, Candidate.PAIRED_T);
    assertThat(rates.get(0).wrong()).isGreaterThan(0.3);
    assertThat(rates.get(1).wrong()).isGreaterThan(0.5);
    assertThat(of(Design.SPLIT, Candidate.PAIRED_T).get(1).wrong()).isGreaterThan(0.15);
  }

  @Test
  void moreSeedsFindMore() {
    List<Rates> rates = of(Design.SPLIT, Candidate.CORRECTED_T);
    assertThat(rates).extracting(Rates::repetitions).containsExactly(5, 20);
    assertThat(rates.get(1).power()).isGreaterThan(rates.get(0).power() + 0.1);
  }

  @Test
  void theSameDrawsGiveTheSameRates() {
    Calibration tiny = new Calibration(20, new Size(20), 0.5, new Draws(3));
    assertThat(tiny.rates()).isEqualTo(tiny.rates());
  }

  @Test
  void foldsValidateEveryImageOnceAndSplitsADrawnFifth() {
    Size size = new Size(10);
    Draws draws = new Draws(1);
    List<Integer> all =
        IntStream.range(0, 5)
            .mapToObj(fold -> Design.FOLDS.division(size, fold, draws))
            .flatMapToInt(division -> Arrays.stream(division.validation()))
            .boxed()
            .sorted()
            .toList();
    assertThat(all).containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
    for (Design design : Design.values()) {
      Division division = design.division(size, 0, draws);
      assertThat(division.validation()).hasSize(10);
      assertThat(division.train()).hasSize(40).doesNotContain(division.validation());
    }
  }
}
