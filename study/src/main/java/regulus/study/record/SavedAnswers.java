package regulus.study.record;

import java.util.Optional;
import regulus.learning.data.InvalidData;
import regulus.learning.storage.Predictions;
import regulus.study.TrialSpec.Role;

/** What the trials of a run folder answered on their validation images, read when asked for. */
public record SavedAnswers(RunFolder folder) {
  /** None if they are missing or cannot be read. */
  public Optional<Predictions> of(String trial) {
    try {
      return Optional.of(
          Predictions.read(new TrialFiles(folder, trial).predictions(Role.VALIDATION)));
    } catch (InvalidData missing) {
      return Optional.empty();
    }
  }
}
