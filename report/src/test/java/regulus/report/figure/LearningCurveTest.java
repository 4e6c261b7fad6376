package regulus.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import regulus.learning.training.Epoch;
import regulus.learning.training.History;
import regulus.report.figure.LearningCurve.Point;
import regulus.report.imagined.ImaginedStudy;
import regulus.report.imagined.Networks;
import regulus.report.imagined.Trials;
import regulus.study.StudyResult.Parameters;
import regulus.study.StudyResult.VariantResult;
import regulus.study.StudySpec;
import regulus.study.TrialResult;
import regulus.study.Variant;

final class LearningCurveTest {
  private static final Variant BASE = Networks.five().get(0);
  private static final StudySpec STUDY = ImaginedStudy.spec(List.of(BASE), 2);

  private static TrialResult trial(int kept, double... losses) {
    History history = History.EMPTY;
    for (double loss : losses) {
      history = history.and(new Epoch(history.size(), 0.1, Map.of("loss", loss), Map.of()));
    }
    return trial(history, kept);
  }

  private static TrialResult trial(History history, int kept) {
    return new TrialResult(
        Trials.open(STUDY, BASE, 0, 0).trial(),
        TrialResult.State.DONE,
        history,
        OptionalInt.of(kept),
        Optional.empty(),
        Optional.empty(),
        1);
  }

  private static LearningCurve curve(TrialResult... trials) {
    return LearningCurve.of(
        new VariantResult(BASE, new Parameters(1, 1), List.of(trials), Map.of()), "loss");
  }

  @Test
  void knowsWithWhichEpochsPhasesBegin() {
    assertThat(curve(trial(0, 1, 2), phased(3, 1, 2)).phases()).containsExactly(3, 4);
    assertThat(curve(phased(1, 1), phased(1, 2), trial(0, 1)).phases()).containsExactly(1);
  }

  /** Phases of so many epochs each. */
  private static TrialResult phased(int... epochs) {
    History history = History.EMPTY;
    for (int phase = 0; phase < epochs.length; phase++) {
      for (int i = 0; i < epochs[phase]; i++) {
        history = history.and(new Epoch(history.size(), phase, 0.1, Map.of("loss", 1.0), Map.of()));
      }
    }
    return trial(history, 0);
  }

  @Test
  void averagesAndSpansTheTrialsOfAnEpoch() {
    assertThat(curve(trial(0, 1, 3), trial(1, 2, 5)).train())
        .containsExactly(new Point(0, 2, 1.5, 1, 2), new Point(1, 2, 4, 3, 5));
  }

  @Test
  void trialsThatStoppedEarlierAreMissingFromLaterEpochs() {
    assertThat(curve(trial(0, 1), trial(1, 2, 5)).train())
        .containsExactly(new Point(0, 2, 1.5, 1, 2), new Point(1, 1, 5, 5, 5));
  }

  @Test
  void lossesThatAreNoNumbersAreLeftOut() {
    assertThat(curve(trial(0, 1, Double.NaN), trial(1, 2, Double.NaN)).train()).hasSize(1);
  }

  @Test
  void keepsTheChosenEpochOfEveryTrial() {
    assertThat(curve(trial(0, 1, 3), trial(1, 2, 5)).kept()).containsExactly(0, 1);
  }

  @Test
  void withoutAnEpochThereIsNothingToDraw() {
    assertThat(curve().isEmpty()).isTrue();
    assertThat(curve(trial(0, 1)).validation()).isEmpty();
  }

  @Test
  void theTableHoldsTheMeansAndABlankWhereThereIsNone() {
    CurveTable table = CurveTable.of(List.of(curve(trial(0, 1, 3), trial(1, 2, 5)), curve()));
    assertThat(table.variants()).containsExactly("base");
    assertThat(table.rows())
        .containsExactly(
            new CurveTable.Row(1, List.of("1.5000", "")),
            new CurveTable.Row(2, List.of("4.0000", "")));
  }
}
