package regulus.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import regulus.report.imagined.ImaginedStudy;
import regulus.report.imagined.Trials;
import regulus.statistics.CorrectedResampledT;
import regulus.study.StudyResult;
import regulus.study.StudyResult.CrossValidated;
import regulus.study.StudySpec;
import regulus.study.TrialResult;
import regulus.study.TrialSpec;

class FoldSectionTest {
  private static StudyResult crossValidated(int folds) {
    StudyResult plain = ImaginedStudy.finished();
    StudySpec study = plain.study();
    List<TrialResult> trials =
        IntStream.range(0, folds)
            .mapToObj(fold -> inFold(Trials.done(study, study.variant("base"), fold), fold))
            .toList();
    double[] values =
        trials.stream()
            .mapToDouble(it -> it.outcome().orElseThrow().figure("val_accuracy").orElseThrow())
            .toArray();
    return new StudyResult(
        study,
        plain.variants(),
        plain.comparisons(),
        plain.chosen(),
        plain.finals(),
        List.of(
            new CrossValidated(
                "base",
                trials,
                java.util.Map.of(
                    "val_accuracy", CorrectedResampledT.ofFolds(folds).summary(values)))));
  }

  private static TrialResult inFold(TrialResult trial, int fold) {
    TrialSpec spec = trial.trial();
    return new TrialResult(
        new TrialSpec(
            spec.id(),
            spec.variant(),
            0,
            fold,
            spec.role(),
            spec.data(),
            spec.network(),
            spec.training()),
        trial.state(),
        trial.history(),
        trial.chosenEpoch(),
        trial.outcome(),
        Optional.empty(),
        trial.seconds());
  }

  @Test
  void drawsEveryFoldAndSaysTheAverage() {
    FoldSection section = FoldSection.of(crossValidated(10));
    assertThat(section.variants()).hasSize(1);
    FoldSection.Folds base = section.variants().get(0);
    assertThat(base.sentence()).startsWith("base over 10 folds: average accuracy 0.").contains("[");
    assertThat(base.numbers()).hasSize(10);
    assertThat(base.numbers().get(9).fold()).isEqualTo("seed 0, fold 9");
    assertThat(base.panels()).hasSize(1);
    assertThat(base.panels().get(0).chart().specification())
        .contains("\"seed 0, fold 9\"")
        .contains("\"rule\"");
  }

  @Test
  void isNotThereWithoutFolds() {
    assertThat(FoldSection.of(ImaginedStudy.finished()).variants()).isEmpty();
  }
}
