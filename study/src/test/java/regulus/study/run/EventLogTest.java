package regulus.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.study.Extras;
import regulus.study.StudySpec;
import regulus.study.TensorBoard;
import regulus.study.TinyStudy;
import regulus.study.TrialResult.State;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RunFolder;
import regulus.study.run.StudyOutcome.Ending;
import regulus.study.tensorboard.EventRecords;

/** Event files of whole runs. */
final class EventLogTest {
  @TempDir Path temp;

  private static StudySpec logged(StudySpec study, int every) {
    return new StudySpec(
        study.name(),
        study.data(),
        study.variants(),
        study.repeat(),
        study.choose(),
        study.finalTest(),
        new Extras(Optional.of(new TensorBoard(every)), Optional.empty()));
  }

  private static StudyOutcome run(StudySpec study, RunFolder folder, StopSignal stop, int epochs) {
    int[] left = {epochs};
    return new StudyRunner(
            new DrawnWork(),
            event -> {
              if (event instanceof StudyEvent.EpochFinished && --left[0] == 0) {
                stop.request();
              }
            },
            stop)
        .run(TinyStudy.run(study, folder, 2));
  }

  private RunFolder whole(StudySpec study, String name) {
    RunFolder folder = new RunFolder(temp.resolve(name));
    assertThat(run(study, folder, new StopSignal(), -1).ending()).isEqualTo(Ending.COMPLETE);
    return folder;
  }

  @Test
  void aResumedRunLeavesWhatAnUninterruptedOneLeaves() throws IOException {
    StudySpec study = logged(TinyStudy.study(2), 1);
    Map<String, List<String>> expected = EventRecords.timeless(whole(study, "whole").tensorBoard());
    assertThat(expected.keySet())
        .anyMatch(file -> file.matches("base/seed-0/train/events.out.tfevents.*"))
        .anyMatch(file -> file.matches("wide/seed-1/validation/events.out.tfevents.*"))
        .anyMatch(file -> file.matches("base/final-seed-0/train/events.out.tfevents.*"));
    RunFolder folder = new RunFolder(temp.resolve("interrupted"));
    for (int stopAfter = 1; stopAfter < 9; stopAfter += 2) {
      run(study, folder, new StopSignal(), stopAfter);
    }
    run(study, folder, new StopSignal(), -1);
    assertThat(EventRecords.timeless(folder.tensorBoard())).isEqualTo(expected);
  }

  @Test
  void aStudyThatWantsNoneHasNone() {
    assertThat(whole(TinyStudy.study(1), "none").tensorBoard()).doesNotExist();
  }

  @Test
  void weightsAreCountedAsOftenAsTheStudySays() throws IOException {
    Map<String, List<String>> each =
        EventRecords.timeless(whole(logged(TinyStudy.study(1), 1), "each").tensorBoard());
    Map<String, List<String>> never =
        EventRecords.timeless(whole(logged(TinyStudy.study(1), 0), "never").tensorBoard());
    Map<String, List<String>> second =
        EventRecords.timeless(whole(logged(TinyStudy.study(1), 2), "second").tensorBoard());
    never.forEach(
        (file, records) -> {
          boolean train = file.contains("train");
          assertThat(each.get(file)).as(file).hasSize(records.size() + (train ? 3 : 0));
          assertThat(second.get(file)).as(file).hasSize(records.size() + (train ? 2 : 0));
        });
  }

  @Test
  void trialsThatWereDoneBeforeGetTheirScalars() throws IOException {
    RunFolder folder = whole(TinyStudy.study(2), "run");
    run(logged(TinyStudy.study(2), 1), folder, new StopSignal(), -1);
    Map<String, List<String>> never =
        EventRecords.timeless(whole(logged(TinyStudy.study(2), 0), "never").tensorBoard());
    assertThat(EventRecords.timeless(folder.tensorBoard())).isEqualTo(never);
  }

  @Test
  void aTrialWhoseEventsCannotBeWrittenFailsAndTheOthersFinish() throws IOException {
    RunFolder folder = new RunFolder(temp.resolve("run"));
    Path blocked = folder.tensorBoard().resolve("wide");
    Files.createDirectories(folder.tensorBoard());
    Files.writeString(blocked, "in the way");
    StudyOutcome outcome = run(logged(TinyStudy.study(1), 1), folder, new StopSignal(), -1);
    assertThat(outcome.ending()).isEqualTo(Ending.SOME_FAILED);
    RecordedStudy recorded = RecordedStudy.read(folder);
    assertThat(recorded.trial("wide-0").orElseThrow().failure())
        .hasValueSatisfying(cause -> assertThat(cause).startsWith("Its files cannot be saved: "));
    assertThat(recorded.trial("base-0").orElseThrow().state()).isEqualTo(State.DONE);
  }
}
