package regulus.study.plan;

import java.util.List;
import regulus.learning.data.Dataset;
import regulus.learning.data.Pixels;
import regulus.learning.data.SplitSpec;
import regulus.learning.network.NetworkSpec;
import regulus.learning.training.TrainingSpec;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;

/**
 * Gives trials the id of their content: everything that decides what a trial computes, and nothing
 * else. Trials with the same id give the same results, whatever their variants are called and
 * wherever their data lies; a study that was changed never takes over results.
 *
 * @param fingerprint of the decoded images and labels
 * @param classes their names, which class weights may go by
 */
public record TrialIdentity(String fingerprint, List<String> classes) {
  /** Raised when the same study would compute other numbers than before. */
  private static final int VERSION = 1;

  /** The chance that any two of a million trials share so many is below 1e-7. */
  private static final int DIGITS = 16;

  public TrialIdentity {
    classes = List.copyOf(classes);
  }

  public static TrialIdentity of(Dataset dataset) {
    return new TrialIdentity(dataset.fingerprint(), dataset.classes());
  }

  private record Content(
      int version, Images images, NetworkSpec network, TrainingSpec training, Repetition run) {}

  private record Images(TrialIdentity data, SplitSpec split, Pixels pixels) {}

  private record Repetition(long seed, int fold, Role role) {}

  /** 16 hexadecimal digits. */
  public String id(TrialSpec trial) {
    Images images = new Images(this, trial.data().split(), trial.data().pixels());
    Repetition run = new Repetition(trial.seed(), trial.fold(), trial.role());
    return Canonical.digest(
        new Content(VERSION, images, trial.network(), trial.training(), run), DIGITS);
  }

  /** The same trial under the id of its content. */
  public TrialSpec identified(TrialSpec trial) {
    return new TrialSpec(
        id(trial),
        trial.variant(),
        trial.seed(),
        trial.fold(),
        trial.role(),
        trial.data(),
        trial.network(),
        trial.training());
  }
}
