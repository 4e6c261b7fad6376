package regulus.study.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import regulus.learning.training.Epoch;
import regulus.study.TrialResult;
import regulus.study.TrialResult.State;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;
import regulus.study.record.RecordedTrial;
import regulus.study.record.RunFolder;
import regulus.study.record.StoredFile;
import regulus.study.record.StudyRecord;
import regulus.study.record.StudyRecord.Completion;
import regulus.study.record.TrialFiles;
import regulus.study.tensorboard.Histogram;

/**
 * The one thread that writes: the record, the files of trials, and the events that follow from
 * them, in the order in which they were reported. Trials report and go on at once; they wait only
 * when several finished trials are not yet on the disk, so that memory stays flat.
 */
final class Journal implements AutoCloseable {
  private static final int MOST_WAITING = 4;

  private final RunFolder folder;
  private final StudyRecord record;
  private final EventLog log;
  private final Consumer<StudyEvent> events;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "journal"));
  private final Semaphore room = new Semaphore(MOST_WAITING);
  private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();

  Journal(RunFolder folder, StudyRecord record, EventLog log, Consumer<StudyEvent> events) {
    this.folder = folder;
    this.record = record;
    this.log = log;
    this.events = events;
  }

  void started(TrialSpec trial) {
    write(
        () -> {
          record.started(trial.id());
          events.accept(new StudyEvent.TrialStarted(trial));
        });
  }

  void finished(TrialSpec trial, Epoch epoch, double seconds, Map<String, Histogram> weights) {
    write(
        () -> {
          record.finished(trial.id(), epoch, seconds);
          log.finished(trial, epoch, weights);
          events.accept(new StudyEvent.EpochFinished(trial, epoch, seconds));
        });
  }

  /** A trial that an earlier run has done. */
  void kept(TrialSpec trial, RecordedTrial recorded) {
    write(() -> log.kept(trial, recorded.progress().history()));
  }

  void trained(TrialSpec trial, Trained trained, double seconds) {
    room.acquireUninterruptibly();
    write(
        () -> {
          try {
            save(trial, trained, seconds);
          } finally {
            room.release();
          }
        });
  }

  void failed(TrialSpec trial, Throwable thrown) {
    write(
        () -> {
          Cause cause = Cause.of(thrown);
          log.failed(trial);
          cause.trace().ifPresent(trace -> keep(trial, trace));
          fail(trial, cause.sentence());
        });
  }

  private void keep(TrialSpec trial, String trace) {
    try {
      new TrialFiles(folder, trial.id()).writeTrace(trace);
    } catch (IOException e) {
      // The trace is a help, not a result: the cause is recorded all the same.
    }
  }

  void stopped(TrialSpec trial) {
    write(
        () -> {
          record.forget(trial.id());
          events.accept(new StudyEvent.TrialStopped(trial));
        });
  }

  void report(StudyEvent event) {
    write(() -> events.accept(event));
  }

  /** Works on the record when everything reported so far is written; waits for the answer. */
  <T> T ask(Function<StudyRecord, T> question) {
    try {
      return CompletableFuture.supplyAsync(() -> question.apply(record), writer).join();
    } catch (CompletionException e) {
      throw unchecked(e.getCause());
    } finally {
      check();
    }
  }

  /** Whether the record could not be written: nothing more will be. */
  boolean isBroken() {
    return broken.get() != null;
  }

  private void write(Runnable work) {
    writer.execute(
        () -> {
          try {
            if (!isBroken()) {
              work.run();
            }
          } catch (RuntimeException | Error e) {
            broken.compareAndSet(null, e);
          }
        });
  }

  private void check() {
    Throwable cause = broken.get();
    if (cause != null) {
      throw unchecked(cause);
    }
  }

  private static RuntimeException unchecked(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("The record cannot be written.", cause);
  }

  private void save(TrialSpec trial, Trained trained, double seconds) {
    List<StoredFile> files;
    try {
      files =
          new TrialFiles(folder, trial.id())
              .write(trial.role(), trained.weights(), trained.predictions(), trained.history());
      log.done(trial);
    } catch (IOException | OutOfMemoryError e) {
      fail(trial, Cause.ofSaving(e));
      return;
    }
    record.done(
        trial.id(),
        new Completion(trained.chosenEpoch(), trained.outcome(), seconds),
        files,
        trial.role() == Role.FINAL ? Optional.of(trial.variant()) : Optional.empty());
    events.accept(new StudyEvent.TrialDone(result(trial, trained, seconds)));
  }

  private void fail(TrialSpec trial, String cause) {
    record.failed(trial.id(), cause);
    events.accept(new StudyEvent.TrialFailed(trial, cause));
  }

  private static TrialResult result(TrialSpec trial, Trained trained, double seconds) {
    return new TrialResult(
        trial,
        State.DONE,
        trained.history(),
        trained.chosenEpoch(),
        Optional.of(trained.outcome()),
        Optional.empty(),
        seconds);
  }

  /** Waits until everything reported is written. */
  @Override
  public void close() {
    writer.shutdown();
    boolean interrupted = false;
    while (!writer.isTerminated()) {
      try {
        writer.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
