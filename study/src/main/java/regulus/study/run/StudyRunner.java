package regulus.study.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import regulus.learning.storage.AtomicFile;
import regulus.learning.storage.FileTrouble;
import regulus.study.StudyResult;
import regulus.study.record.FolderLock;
import regulus.study.record.Provenance;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RunFolder;
import regulus.study.record.SavedAnswers;
import regulus.study.record.StudyRecord;
import regulus.study.record.UnusableFolder;
import regulus.study.result.ResultsJson;
import regulus.study.result.StudyResults;

/**
 * Runs a study in its folder, or goes on with it: every trial that is not done, then the choice by
 * validation, then the final test. Prints nothing.
 */
public final class StudyRunner {
  private final TrialWork work;
  private final Consumer<StudyEvent> events;
  private final StopSignal stop;

  /**
   * @param events called by one thread at a time
   * @param stop ends the run between steps, everything finished kept
   */
  public StudyRunner(TrialWork work, Consumer<StudyEvent> events, StopSignal stop) {
    this.work = work;
    this.events = events;
    this.stop = stop;
  }

  /**
   * Runs what is not done yet.
   *
   * @throws UnusableFolder if another process runs in the folder, or it holds something else, or
   *     cannot be written
   */
  public StudyOutcome run(StudyRun run) {
    run.folder().requireOwn();
    try (FolderLock lock = FolderLock.acquire(run.folder())) {
      RunFolder folder = lock.folder();
      Beginning beginning = Beginning.of(run);
      Course.Ended ended = follow(run, beginning);
      RecordedStudy recorded = RecordedStudy.read(folder);
      StudyResult result = StudyResults.of(run.study(), recorded, new SavedAnswers(folder)::of);
      save(folder.results(), ResultsJson.bytes(result));
      save(folder.provenance(), Provenance.bytes(recorded));
      return new StudyOutcome(
          ended.ending(), result, ended.failed(), ended.closed(), beginning.remark());
    }
  }

  private Course.Ended follow(StudyRun run, Beginning beginning) {
    EventLog log = EventLog.begin(run);
    try (StudyRecord record =
            StudyRecord.begin(run.folder(), run.setting().facts(), run.setting().host());
        Journal journal = new Journal(run.folder(), record, log, events)) {
      String file = run.setting().facts().file();
      save(run.folder().study(), file.getBytes(StandardCharsets.UTF_8));
      record.looking(beginning.looking());
      beginning.seen().ifPresent(record::seen);
      return new Course(run, work, journal, stop).follow();
    }
  }

  private static void save(Path file, byte[] bytes) {
    try {
      AtomicFile.write(file, out -> out.write(bytes));
    } catch (IOException e) {
      throw new UnusableFolder(file + " cannot be written: " + FileTrouble.words(e) + ".", e);
    }
  }
}
