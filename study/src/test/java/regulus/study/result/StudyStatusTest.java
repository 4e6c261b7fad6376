package regulus.study.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.training.Epoch;
import regulus.study.TinyStudy;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialResult.State;
import regulus.study.TrialSpec;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RecordedStudy.Facts;
import regulus.study.record.RunFolder;
import regulus.study.record.StudyRecord;
import regulus.study.record.StudyRecord.Completion;

final class StudyStatusTest {
  @TempDir Path temp;

  @Test
  void countsTrialsAndEstimatesWhatIsLeft() {
    RecordedStudy recorded = halfDone();
    StudyStatus status = StudyStatus.of(recorded, OptionalLong.of(42));
    assertThat(status.counts())
        .containsEntry(State.DONE, 1)
        .containsEntry(State.RUNNING, 1)
        .containsEntry(State.FAILED, 1)
        .containsEntry(State.PENDING, 1);
    assertThat(status.running())
        .singleElement()
        .satisfies(
            running -> {
              assertThat(running.variant()).isEqualTo("wide");
              assertThat(running.epochs()).isEqualTo(3);
              assertThat(running.last().map(Epoch::index)).contains(0);
            });
    // Two epochs of 4 s are left of wide-0, three of wide-1; one thread is at work.
    assertThat(status.left()).contains(Duration.ofSeconds(20));
  }

  @Test
  void whatADeadProcessLeftRunningIsPending() {
    StudyStatus status = StudyStatus.of(halfDone(), OptionalLong.empty());
    assertThat(status.counts()).containsEntry(State.RUNNING, 0).containsEntry(State.PENDING, 2);
    assertThat(status.running()).isEmpty();
    assertThat(status.left()).isEmpty();
  }

  private RecordedStudy halfDone() {
    Facts facts = new Facts("tiny", "study: tiny\n", TinyStudy.INFO, "abc");
    List<TrialSpec> trials = TinyStudy.trials(TinyStudy.study(2));
    try (StudyRecord record = StudyRecord.begin(new RunFolder(temp), facts, Map.of())) {
      record.plan(trials);
      record.started("base-0");
      record.finished("base-0", epoch(), 1);
      record.done(
          "base-0",
          new Completion(OptionalInt.of(0), new Outcome(80, 20, Map.of(), Map.of()), 1),
          List.of(),
          Optional.empty());
      record.started("wide-0");
      record.finished("wide-0", epoch(), 4);
      record.started("base-1");
      record.failed("base-1", "It diverged.");
      return record.read();
    }
  }

  private static Epoch epoch() {
    return new Epoch(0, 0.1, Map.of("loss", 1.0), Map.of("loss", 2.0));
  }
}
