package regulus.study.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import regulus.learning.data.InvalidData;
import regulus.learning.storage.Predictions;
import regulus.study.TrialSpec.Role;

/**
 * What the trials of a run folder answered on their validation images, and final trials on their
 * test images, read when asked for.
 */
public record SavedAnswers(RunFolder folder) {
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
}
