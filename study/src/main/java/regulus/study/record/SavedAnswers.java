package regulus.study.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import regulus.learning.data.InvalidData;
import regulus.learning.storage.Predictions;
import regulus.study.TrialResult.State;
import regulus.study.TrialSpec.Role;

/**
 * What the trials of a run folder answered on their validation images, and final trials on their
 * test images, read when asked for.
 */
public record SavedAnswers(RunFolder folder) {
  /**
   * Of a study that is not running: only answers that are as they were written, so that what {@link
   * #damage} names is used nowhere.
   */
  public Function<String, Optional<Predictions>> asWritten(RecordedStudy recorded) {
    return id ->
        recorded
            .trial(id)
            .filter(trial -> damage(trial, trial.identity().role()).isEmpty())
            .flatMap(trial -> of(trial.id()));
  }

  /** None if they are missing or cannot be read. */
  public Optional<Predictions> of(String trial) {
    TrialFiles files = new TrialFiles(folder, trial);
    Path validation = files.predictions(Role.VALIDATION);
    try {
      return Optional.of(
          Predictions.read(Files.exists(validation) ? validation : files.predictions(Role.FINAL)));
    } catch (InvalidData missing) {
      return Optional.empty();
    }
  }

  /**
   * Which answers on validation images are missing or not as they were written, as beginnings of
   * sentences.
   */
  public List<String> damage(RecordedStudy recorded) {
    return recorded.plan().stream()
        .map(RecordedStudy.Planned::trial)
        .distinct()
        .flatMap(id -> recorded.trial(id).stream())
        .filter(trial -> trial.state() == State.DONE)
        .flatMap(trial -> damage(trial, Role.VALIDATION).stream())
        .toList();
  }

  private Optional<String> damage(RecordedTrial trial, Role role) {
    Path answers = new TrialFiles(folder, trial.id()).predictions(role);
    return trial.files().stream()
        .filter(stored -> answers.endsWith(stored.name()))
        .findFirst()
        .flatMap(stored -> stored.damage(folder.trial(trial.id())));
  }
}
