package regulus.study.run;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import regulus.learning.training.Epoch;
import regulus.learning.training.History;
import regulus.study.TrialSpec;
import regulus.study.record.UnusableFolder;
import regulus.study.tensorboard.Histogram;
import regulus.study.tensorboard.TensorBoardLog;

/**
 * The event files of a study that wants any. Mutable: it remembers which trials' files could not be
 * written, so that the trial fails for it when it ends. Belongs to the journal's thread.
 */
final class EventLog {
  private final Optional<TensorBoardLog> files;
  private final Map<String, IOException> unwritten = new HashMap<>();

  private EventLog(Optional<TensorBoardLog> files) {
    this.files = files;
  }

  /**
   * @throws UnusableFolder if it cannot be written
   */
  static EventLog begin(StudyRun run) {
    EventLog log =
        new EventLog(
            run.study()
                .tensorBoard()
                .map(wanted -> new TensorBoardLog(run.folder(), run.study(), run.trials())));
    try {
      if (log.files.isPresent()) {
        log.files.get().begin();
      }
    } catch (IOException e) {
      throw unusable("the study", e);
    }
    return log;
  }

  void finished(TrialSpec trial, Epoch epoch, Map<String, Histogram> weights) {
    try {
      if (files.isPresent()) {
        files.get().finished(trial, epoch, weights);
      }
    } catch (IOException e) {
      unwritten.putIfAbsent(trial.id(), e);
    }
  }

  /** Ends the files of a trial that is done. */
  void done(TrialSpec trial) throws IOException {
    IOException before = unwritten.remove(trial.id());
    if (before != null) {
      throw before;
    }
    if (files.isPresent()) {
      files.get().ended(trial, true);
    }
  }

  void failed(TrialSpec trial) {
    unwritten.remove(trial.id());
    try {
      if (files.isPresent()) {
        files.get().ended(trial, false);
      }
    } catch (IOException e) {
      // The trial has failed already, for a cause that says more.
    }
  }

  /** A trial that an earlier run has done: its files are made anew if they are not there. */
  void kept(TrialSpec trial, History history) {
    try {
      if (files.isPresent()) {
        files.get().restore(trial, history);
      }
    } catch (IOException e) {
      throw unusable(trial.variant(), e);
    }
  }

  private static UnusableFolder unusable(String whose, IOException cause) {
    return new UnusableFolder(
        "The event files of " + whose + " cannot be written: " + Cause.words(cause), cause);
  }
}
