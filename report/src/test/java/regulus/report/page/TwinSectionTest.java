package regulus.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regulus.report.figure.Twinned;
import regulus.report.imagined.ImaginedStudy;
import regulus.study.StudyResult;
import regulus.study.StudyResult.FinalResult;
import regulus.study.StudyResult.VariantResult;
import regulus.study.TrialResult;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialResult.TwinCount;

final class TwinSectionTest {
  private static TrialResult with(TrialResult trial, TwinCount twins) {
    Outcome outcome = trial.outcome().orElseThrow();
    return new TrialResult(
        trial.trial(),
        trial.state(),
        trial.history(),
        trial.chosenEpoch(),
        Optional.of(
            new Outcome(
                outcome.trainExamples(),
                1_000,
                outcome.train(),
                outcome.evaluated(),
                outcome.labels(),
                Optional.of(twins))),
        trial.failure(),
        trial.seconds());
  }

  /** The base's trials found these, one after the other. */
  private static StudyResult found(TwinCount... twins) {
    StudyResult result = ImaginedStudy.single();
    VariantResult base = result.variants().get(0);
    List<TrialResult> trials =
        List.of(twins).stream().map(it -> with(base.trials().get(0), it)).toList();
    return new StudyResult(
        result.study(),
        List.of(new VariantResult(base.variant(), base.parameters(), trials, base.summary())),
        List.of(),
        result.chosen(),
        List.of());
  }

  @Test
  void nothingIsSaidWhereNobodyHasLooked() {
    assertThat(TwinSection.of(ImaginedStudy.finished())).isEmpty();
    assertThat(TwinSection.sentence(ImaginedStudy.finished().finals().get(0))).isEmpty();
  }

  @Test
  void thatThereAreNoneIsSaid() {
    TwinSection section = TwinSection.of(found(new TwinCount(0, 0, 0, 900))).orElseThrow();
    assertThat(section.sentence())
        .isEqualTo("No validation image is a training image as well, or looks like one.");
    assertThat(section.rows()).isEmpty();
  }

  @Test
  void theAccuracyWithoutThemIsTheMeanOverTheSeeds() {
    TwinSection section =
        TwinSection.of(found(new TwinCount(1, 9, 10, 890), new TwinCount(0, 10, 10, 880)))
            .orElseThrow();
    assertThat(section.sentence())
        .isEqualTo(
            "Of the 1,000 validation images of a training, 0 to 1 are training images as well,"
                + " pixel by pixel, and 9 to 10 more look like one (simple pictures may look alike"
                + " without being the same).");
    assertThat(section.rows())
        .containsExactly(new TwinSection.Row("base", "0.8950", "0.8939", "\u22120.11"));
  }

  @Test
  void withoutExactOnesTheOthersAreNotMore() {
    TwinSection section = TwinSection.of(found(new TwinCount(0, 2, 2, 890))).orElseThrow();
    assertThat(section.sentence())
        .contains("none is a training image as well, pixel by pixel, but 2 look like one (simple");
  }

  @Test
  void theTestSaysItInItsOwnWords() {
    TrialResult trial = ImaginedStudy.single().variants().get(0).trials().get(0);
    TrialResult last = with(trial, new TwinCount(1, 1, 2, 898));
    assertThat(
            TwinSection.sentence(
                new FinalResult("base", List.of(last), Map.of(), Optional.empty())))
        .isEqualTo(
            "Of the 1,000 test images, 1 is a training or validation image as well, pixel by pixel,"
                + " and 1 more looks like one (simple pictures may look alike without being the same)."
                + " On the other 998 the accuracy is 0.8998 instead of"
                + " 0.9000.");
    TrialResult copied = with(trial, new TwinCount(1_000, 0, 900, 0));
    assertThat(
            TwinSection.sentence(
                new FinalResult("base", List.of(copied), Map.of(), Optional.empty())))
        .endsWith("and 0 more look like one. No other image is left.");
    assertThat(Twinned.of(List.of(trial))).isEmpty();
  }
}
