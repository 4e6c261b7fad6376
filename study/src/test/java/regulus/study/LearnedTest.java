package regulus.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import regulus.learning.training.Epoch;
import regulus.learning.training.History;
import regulus.learning.training.TrainingSpec;
import regulus.statistics.Comparison.Verdict;
import regulus.study.StudyResult.Parameters;
import regulus.study.StudyResult.VariantResult;
import regulus.study.TrialResult.Labels;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialResult.State;

final class LearnedTest {
  private static final Labels TEN =
      new Labels(Collections.nCopies(10, 4_000), Collections.nCopies(10, 1_000));
  private static final double GUESSED = Math.log(10);

  /** Figures of the training images. */
  private static TrialResult trial(double... lossesAndAccuracies) {
    return trial(TinyStudy.training(), Optional.of(TEN), lossesAndAccuracies);
  }

  private static TrialResult trial(
      TrainingSpec training, Optional<Labels> labels, double... lossesAndAccuracies) {
    List<Epoch> epochs = new ArrayList<>();
    for (int i = 0; i < lossesAndAccuracies.length; i += 2) {
      Map<String, Double> train =
          Map.of("loss", lossesAndAccuracies[i], "accuracy", lossesAndAccuracies[i + 1]);
      epochs.add(new Epoch(i / 2, 0.01, train, Map.of("loss", 9.9, "accuracy", 0.1)));
    }
    TrialSpec like = TinyStudy.trial("x", "wide", 0);
    TrialSpec spec =
        new TrialSpec("x", "wide", 0, -1, like.role(), like.data(), like.network(), training);
    Outcome outcome = new Outcome(40_000, 10_000, Map.of(), Map.of(), labels);
    return new TrialResult(
        spec,
        State.DONE,
        new History(epochs),
        OptionalInt.of(0),
        Optional.of(outcome),
        Optional.empty(),
        1);
  }

  @Test
  void aTrialThatStaysAtTheShareOfAClassLearnedNothing() {
    assertThat(trial(600.0, 0.1, 30.0, 0.0987, GUESSED, 0.1012).learned()).contains(false);
  }

  @Test
  void oneFigureBeyondChanceIsEnough() {
    assertThat(trial(600.0, 0.1, 30.0, 0.1, 500.0, 0.12).learned()).contains(true);
    assertThat(trial(600.0, 0.1, 500.0, 0.1, GUESSED - 0.01, 0.1).learned()).contains(true);
  }

  @Test
  void whatWasLostAgainIsNotLearned() {
    assertThat(trial(500.0, 0.34, 30.0, 0.1, GUESSED, 0.1).learned()).contains(false);
  }

  @Test
  void whatTheKeptWeightsKnowCountsAlsoIfTheLastEpochLostIt() {
    TrialResult lost = trial(30.0, 0.1, 30.0, 0.1);
    List<Epoch> epochs = new ArrayList<>(lost.history().epochs());
    Epoch first = epochs.get(0);
    epochs.set(0, new Epoch(0, 0.01, first.train(), Map.of("loss", 1.2, "accuracy", 0.6)));
    TrialResult kept =
        new TrialResult(
            lost.trial(),
            lost.state(),
            new History(epochs),
            OptionalInt.of(0),
            lost.outcome(),
            lost.failure(),
            lost.seconds());
    assertThat(kept.learned()).contains(true);
  }

  /**
   * With 40,000 images of ten classes, three epochs: sd of a guessed accuracy is 0.0015, and one of
   * eight looks must be beyond 1 in 8,000, which is 3.7 sd.
   */
  @Test
  void littleIsEnoughWhereThereAreManyImages() {
    assertThat(trial(30.0, 0.1, 30.0, 0.1, 30.0, 0.105).learned()).contains(false);
    assertThat(trial(30.0, 0.1, 30.0, 0.1, 30.0, 0.107).learned()).contains(true);
  }

  @Test
  void nothingIsSaidWhereNothingCanBeKnown() {
    assertThat(trial(TinyStudy.training(), Optional.empty(), 30.0, 0.1).learned()).isEmpty();
    TrainingSpec plain = TinyStudy.training();
    TrainingSpec weighted =
        new TrainingSpec(
            plain.optimizer(),
            new TrainingSpec.Objective(
                plain.objective().loss(), plain.objective().metrics(), Map.of("0", 9.0)),
            plain.batchSize(),
            plain.epochs(),
            plain.schedule(),
            plain.stopping());
    assertThat(trial(weighted, Optional.of(TEN), 30.0, 0.1).learned()).isEmpty();
  }

  @Test
  void aVariantDoesNotTrainIfNoneOfItsTrialsDoes() {
    TrialResult guessing = trial(30.0, 0.1);
    TrialResult learning = trial(1.0, 0.6);
    TrialResult unknown = trial(TinyStudy.training(), Optional.empty(), 30.0, 0.1);
    assertThat(variant(guessing, guessing).trains()).contains(false);
    assertThat(variant(guessing, learning).trains()).contains(true);
    assertThat(variant(guessing, unknown).trains()).isEmpty();
    assertThat(variant(unknown, learning).trains()).contains(true);
    assertThat(variant().trains()).isEmpty();
  }

  private static VariantResult variant(TrialResult... trials) {
    return new VariantResult(
        TinyStudy.study(1).variant("wide"), new Parameters(1, 1), List.of(trials), Map.of());
  }

  @Test
  void whatDoesNotTrainIsNeitherComparedNorChosen() {
    StudyResult result =
        new ImaginedRecord(TinyStudy.study(2))
            .done("base", 0, 0.80)
            .done("base", 1, 0.82)
            .guessing("wide", 0, 0.95)
            .guessing("wide", 1, 0.99)
            .result();
    assertThat(result.variant("wide").onlyGuesses()).isTrue();
    assertThat(result.chosen()).contains("base");
    assertThat(result.comparisons().get(0).verdict()).isEqualTo(Verdict.NOT_TRAINED);
    assertThat(result.comparisons().get(0).difference()).isEmpty();
  }

  @Test
  void aBaseThatDoesNotTrainIsNoMeasureOfItsVariants() {
    StudyResult result =
        new ImaginedRecord(TinyStudy.study(2))
            .guessing("base", 0, 0.5)
            .guessing("base", 1, 0.5)
            .done("wide", 0, 0.95)
            .done("wide", 1, 0.97)
            .result();
    assertThat(result.chosen()).contains("wide");
    assertThat(result.comparisons().get(0).verdict()).isEqualTo(Verdict.BASELINE_NOT_TRAINED);
  }
}
