package regulus.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.junit.jupiter.api.Test;
import regulus.study.run.StudyEvent;

final class ProgressTest {
  private final Progress progress = new Progress(Happening.STUDY, Happening.INFO, 2);

  @Test
  void nothingIsGuessedBeforeAnythingWasMeasured() {
    progress.take(Happening.planned());
    progress.take(Happening.started(0));
    assertThat(progress.secondsLeft()).isEmpty();
    assertThat(progress.left()).isEqualTo(5);
  }

  @Test
  void theRestIsSpreadOverTheJobsAndTheFinalTrialComesAfter() {
    progress.take(Happening.planned());
    progress.take(Happening.started(0));
    progress.take(Happening.epoch(0, 0, 2));
    // 15 epochs of 2 s on two jobs, then 4 epochs with 125 instead of 100 images.
    assertThat(progress.secondsLeft().orElseThrow()).isCloseTo(15 + 10, within(1e-9));
  }

  @Test
  void oneLongTrialHoldsTheStudyBack() {
    progress.take(Happening.planned());
    for (int trial = 0; trial < 3; trial++) {
      progress.take(Happening.started(trial));
      progress.take(Happening.epoch(trial, 0, 2));
      progress.take(Happening.done(trial));
    }
    progress.take(Happening.started(3));
    assertThat(progress.secondsLeft().orElseThrow()).isCloseTo(8 + 10, within(1e-9));
    assertThat(progress.done()).isEqualTo(3);
  }

  @Test
  void whatWasDoneBeforeIsNotLeft() {
    progress.take(new StudyEvent.Planned(Happening.TRIALS, Set.of(Happening.TRIALS.get(0).id())));
    assertThat(progress.done()).isEqualTo(1);
    assertThat(progress.left()).isEqualTo(4);
  }

  @Test
  void aStoppedTrialIsLeftAgain() {
    progress.take(Happening.planned());
    progress.take(Happening.started(0));
    progress.take(new StudyEvent.TrialStopped(Happening.TRIALS.get(0)));
    assertThat(progress.running()).isEmpty();
    assertThat(progress.left()).isEqualTo(5);
  }
}
