package regulus.app.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.SplitSizes;
import regulus.study.StudySpec;
import regulus.study.StudySpec.Retrain;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;
import regulus.study.Variant;
import regulus.study.run.StudyEvent;

/**
 * Where a running study stands. Mutable: changes with every event; used by one thread at a time.
 */
public final class Progress {
  private final StudySpec study;
  private final int jobs;
  private final Pace pace;
  private final Map<String, TrialSpec> waiting = new LinkedHashMap<>();
  private final Map<String, RunningTrial> running = new LinkedHashMap<>();
  private int done;
  private int failed;
  private int finalsToCome;

  /**
   * @param info what the study's data set is like
   * @param jobs trials at a time
   */
  public Progress(StudySpec study, DatasetInfo info, int jobs) {
    this.study = study;
    this.jobs = jobs;
    this.pace = new Pace(trial -> images(info, trial));
    this.finalsToCome =
        study
            .finalTest()
            .filter(test -> test.retrain() != Retrain.NONE)
            .map(test -> test.seeds(study.repeat()).size() * (1 + test.also().size()))
            .orElse(0);
  }

  private static int images(DatasetInfo info, TrialSpec trial) {
    SplitSizes sizes = SplitSizes.of(info, trial.data().split());
    return trial.role() == Role.FINAL ? sizes.train() + sizes.validation() : sizes.train();
  }

  void take(StudyEvent event) {
    if (event instanceof StudyEvent.Planned planned) {
      plan(planned);
    } else if (event instanceof StudyEvent.TrialStarted started) {
      waiting.remove(started.trial().id());
      running.put(started.trial().id(), RunningTrial.started(started.trial()));
    } else if (event instanceof StudyEvent.EpochFinished finished) {
      finish(finished);
    } else if (event instanceof StudyEvent.TrialDone ended) {
      done++;
      running.remove(ended.result().trial().id());
      pace.ended(ended.result().trial(), ended.result().history().size());
    } else if (event instanceof StudyEvent.TrialFailed broken) {
      failed++;
      running.remove(broken.trial().id());
    } else if (event instanceof StudyEvent.TrialStopped stopped) {
      running.remove(stopped.trial().id());
      waiting.put(stopped.trial().id(), stopped.trial());
    }
  }

  private void plan(StudyEvent.Planned planned) {
    planned.trials().forEach(trial -> waiting.put(trial.id(), trial));
    done += planned.reused().size();
    planned.reused().forEach(waiting::remove);
    if (planned.trials().stream().anyMatch(trial -> trial.role() == Role.FINAL)) {
      finalsToCome = 0;
    }
  }

  private void finish(StudyEvent.EpochFinished finished) {
    TrialSpec trial = finished.trial();
    pace.epoch(trial, finished.seconds());
    running.put(
        trial.id(),
        new RunningTrial(
            trial, Optional.of(finished.epoch()), pace.imagesPerSecond(trial, finished.seconds())));
  }

  StudySpec study() {
    return study;
  }

  List<RunningTrial> running() {
    return List.copyOf(running.values());
  }

  int done() {
    return done;
  }

  int failed() {
    return failed;
  }

  /** Trials that are not done and have not failed, running ones included. */
  int left() {
    return waiting.size() + running.size() + finalsToCome;
  }

  int total() {
    return done + failed + left();
  }

  /**
   * Until everything is done, if the rest goes as what was seen; none before anything was seen, and
   * none at the very end.
   */
  OptionalDouble secondsLeft() {
    Work rest = new Work();
    waiting.values().forEach(trial -> rest.add(pace.secondsLeft(trial, 0)));
    running.values().forEach(now -> rest.add(pace.secondsLeft(now.trial(), now.finishedEpochs())));
    double seconds = rest.known ? rest.seconds(jobs) + finalSeconds() : 0;
    return seconds < 1 ? OptionalDouble.empty() : OptionalDouble.of(seconds);
  }

  /** The final trials are not known yet: as if the first variant was chosen. */
  private double finalSeconds() {
    if (finalsToCome == 0) {
      return 0;
    }
    Variant variant = study.variants().get(0);
    TrialSpec guess =
        new TrialSpec(
            "",
            variant.name(),
            0,
            TrialSpec.NO_FOLD,
            Role.FINAL,
            study.data(),
            variant.network(),
            variant.training());
    int rounds = (finalsToCome + jobs - 1) / jobs;
    return rounds * pace.secondsLeft(guess, 0).orElse(0);
  }

  /** Trials of known length, spread over jobs. */
  private static final class Work {
    private boolean known;
    private double sum;
    private double longest;

    void add(OptionalDouble seconds) {
      known |= seconds.isPresent();
      sum += seconds.orElse(0);
      longest = Math.max(longest, seconds.orElse(0));
    }

    double seconds(int jobs) {
      return Math.max(longest, sum / jobs);
    }
  }
}
