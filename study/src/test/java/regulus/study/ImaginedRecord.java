package regulus.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import regulus.learning.storage.Predictions;
import regulus.learning.training.Epoch;
import regulus.learning.training.History;
import regulus.study.TrialResult.Labels;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialResult.State;
import regulus.study.TrialSpec.Role;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RecordedStudy.Facts;
import regulus.study.record.RecordedStudy.Planned;
import regulus.study.record.RecordedStudy.Sequential;
import regulus.study.record.RecordedTrial;
import regulus.study.record.RecordedTrial.Identity;
import regulus.study.record.RecordedTrial.Progress;
import regulus.study.result.StudyResults;

/** A record that nobody ran, trial by trial. Mutable: trials are added to it. */
public final class ImaginedRecord {
  private final StudySpec study;
  private final List<Planned> plan = new ArrayList<>();
  private final Map<String, RecordedTrial> trials = new LinkedHashMap<>();
  private Optional<Sequential> untilDecided = Optional.empty();

  /** All trials of the study are pending. */
  public ImaginedRecord(StudySpec study) {
    this.study = study;
    for (TrialSpec trial : TinyStudy.trials(study)) {
      put(trial.variant(), trial.id(), trial.seed(), Role.VALIDATION);
    }
  }

  public ImaginedRecord done(String variant, long seed, double accuracy) {
    String id = variant + "-" + seed;
    trials.put(id, trial(id, seed, Role.VALIDATION, State.DONE, Optional.of(accuracy)));
    return this;
  }

  /**
   * A trial that learned nothing from its images, 50 of which are of one class and 30 of another.
   */
  public ImaginedRecord guessing(String variant, long seed, double accuracy) {
    String id = variant + "-" + seed;
    Map<String, Double> guessed = figures(0.7, 0.6);
    Outcome outcome =
        new Outcome(
            80,
            20,
            guessed,
            figures(0.7, accuracy),
            Optional.of(new Labels(List.of(50, 30), List.of(10, 10))));
    trials.put(
        id,
        new RecordedTrial(
            new Identity(id, Role.VALIDATION, seed, -1, 1),
            new Progress(
                State.DONE,
                new History(List.of(new Epoch(0, 0.01, guessed, figures(0.7, 0.5)))),
                OptionalInt.of(0),
                1),
            Optional.of(outcome),
            Optional.empty(),
            List.of()));
    return this;
  }

  /** A trial that the study file does not ask for. */
  public ImaginedRecord further(String variant, long seed, double accuracy) {
    put(variant, variant + "-" + seed, seed, Role.VALIDATION);
    return done(variant, seed, accuracy);
  }

  /** Seeds are added where a comparison is open. */
  public ImaginedRecord until(int first, int most) {
    untilDecided = Optional.of(new Sequential(new UntilDecided(first, most), "abc"));
    return this;
  }

  public ImaginedRecord failed(String variant, long seed) {
    String id = variant + "-" + seed;
    trials.put(id, trial(id, seed, Role.VALIDATION, State.FAILED, Optional.empty()));
    return this;
  }

  public ImaginedRecord tested(String variant, long seed, double accuracy) {
    String id = variant + "-" + seed + "-final";
    put(variant, id, seed, Role.FINAL);
    trials.put(id, trial(id, seed, Role.FINAL, State.DONE, Optional.of(accuracy)));
    return this;
  }

  public StudyResult result() {
    return result(trial -> Optional.empty());
  }

  /** With what the trials answered on their validation images, by id. */
  public StudyResult result(Function<String, Optional<Predictions>> answers) {
    return StudyResults.of(
        study,
        new RecordedStudy(
            new Facts(study.name(), "", TinyStudy.INFO, "abc"),
            plan,
            trials,
            List.of(),
            List.of(),
            untilDecided,
            List.of()),
        answers);
  }

  private void put(String variant, String id, long seed, Role role) {
    plan.add(new Planned(variant, id));
    trials.put(id, trial(id, seed, role, State.PENDING, Optional.empty()));
  }

  private static RecordedTrial trial(
      String id, long seed, Role role, State state, Optional<Double> accuracy) {
    Map<String, Double> train = figures(0.1, 1);
    History history = new History(List.of(new Epoch(0, 0.01, train, Map.of())));
    return new RecordedTrial(
        new Identity(id, role, seed, -1, 1),
        accuracy.isPresent()
            ? new Progress(state, history, OptionalInt.of(0), 1)
            : new Progress(state, History.EMPTY, OptionalInt.empty(), 0),
        accuracy.map(value -> new Outcome(80, 20, train, figures(0.3, value))),
        state == State.FAILED ? Optional.of("It diverged.") : Optional.empty(),
        List.of());
  }

  private static Map<String, Double> figures(double loss, double accuracy) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("loss", loss);
    figures.put("accuracy", accuracy);
    return figures;
  }
}
