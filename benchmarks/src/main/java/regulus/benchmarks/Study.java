package regulus.benchmarks;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import regulus.learning.data.Dataset;
import regulus.study.file.StudyFile;
import regulus.study.record.RunFolder;
import regulus.study.run.StopSignal;
import regulus.study.run.StudyEvent;
import regulus.study.run.StudyOutcome;
import regulus.study.run.StudyOutcome.Ending;
import regulus.study.run.StudyRun;
import regulus.study.run.StudyRunner;
import regulus.study.run.TrialRunner;
import regulus.study.run.TrialWork;

/**
 * A study that runs as {@code regulus run} runs it, with its record and files, in a folder that is
 * deleted afterwards.
 */
record Study(StudyFile file, Dataset dataset, int jobs) {

  void run(Consumer<StudyEvent> events) {
    run(UnaryOperator.identity(), events);
  }

  /**
   * @param around may look at each trial's work
   */
  void run(UnaryOperator<TrialWork> around, Consumer<StudyEvent> events) {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      StudyRun run = StudyRun.of(file, dataset, new RunFolder(folder.path()), jobs, Map.of());
      TrialWork work = around.apply(new TrialRunner(dataset));
      StudyOutcome outcome = new StudyRunner(work, events, new StopSignal()).run(run);
      if (outcome.ending() != Ending.COMPLETE) {
        throw new IllegalStateException(outcome.failed() + " trials failed.");
      }
    }
  }
}
