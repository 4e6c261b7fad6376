package regulus.app.terminal;

import java.util.ArrayList;
import java.util.List;
import regulus.app.text.Phrase;
import regulus.study.TrialResult;
import regulus.study.TrialSpec;
import regulus.study.run.StudyEvent;

/** For a log: one line for every finished epoch and every trial that ends. */
final class EpochLines implements RunDisplay {
  private final Console console;
  private final Progress progress;

  EpochLines(Console console, Progress progress) {
    this.console = console;
    this.progress = progress;
  }

  @Override
  public void accept(StudyEvent event) {
    progress.take(event);
    if (event instanceof StudyEvent.TrialLost lost) {
      console.complain(loss(lost));
    } else if (event instanceof StudyEvent.Planned planned && !planned.reused().isEmpty()) {
      console.say(
          Phrase.counted(planned.reused().size(), "trial") + " done before, not run again.");
    } else if (event instanceof StudyEvent.EpochFinished finished) {
      console.say(epoch(finished));
    } else if (event instanceof StudyEvent.TrialDone done) {
      console.say(done(done.result()));
    } else if (event instanceof StudyEvent.TrialFailed failed) {
      console.say(failure(failed));
    } else if (event instanceof StudyEvent.Looked looked) {
      console.say(LookLine.of(looked));
    } else if (event instanceof StudyEvent.Chosen chosen) {
      console.say("Chosen by " + progress.study().choose().by() + ": " + chosen.variant() + ".");
    }
  }

  @Override
  public void close() {}

  private String epoch(StudyEvent.EpochFinished finished) {
    List<String> parts = new ArrayList<>();
    parts.add(name(finished.trial()));
    parts.add(
        "epoch " + (finished.epoch().index() + 1) + " of " + finished.trial().training().epochs());
    for (String monitor : monitors()) {
      RunningTrial.figure(finished.epoch(), monitor)
          .ifPresent(value -> parts.add(monitor + " " + Phrase.figure(value)));
    }
    parts.add(Phrase.duration(finished.seconds()));
    progress
        .secondsLeft()
        .ifPresent(seconds -> parts.add("about " + Phrase.roughly(seconds) + " left"));
    return String.join(" · ", parts);
  }

  private List<String> monitors() {
    String by = progress.study().choose().by();
    return by.endsWith("loss") ? List.of("loss", "val_loss") : List.of("loss", "val_loss", by);
  }

  private String done(TrialResult result) {
    return name(result.trial())
        + " · done after "
        + Phrase.counted(result.history().size(), "epoch")
        + " · "
        + progress.done()
        + " of "
        + Phrase.counted(progress.total(), "trial");
  }

  static String loss(StudyEvent.TrialLost lost) {
    return name(lost.trial()) + " · done again: " + lost.damage() + ".";
  }

  static String failure(StudyEvent.TrialFailed failed) {
    return name(failed.trial()) + " · failed: " + failed.cause();
  }

  static String name(TrialSpec trial) {
    String which = trial.variant() + " · " + trial.repetition();
    return trial.role() == TrialSpec.Role.FINAL ? which + " · final" : which;
  }
}
