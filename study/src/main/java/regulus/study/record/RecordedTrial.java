package regulus.study.record;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import regulus.learning.training.History;
import regulus.study.TrialResult;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialResult.State;
import regulus.study.TrialSpec;

/**
 * A trial as the record holds it.
 *
 * @param identity what it is
 * @param progress what has happened so far
 * @param outcome figures of the kept weights, of a done trial
 * @param failure in one sentence, of a failed trial
 * @param files of a done trial
 */
public record RecordedTrial(
    Identity identity,
    Progress progress,
    Optional<Outcome> outcome,
    Optional<String> failure,
    List<StoredFile> files) {

  /**
   * @param epochs at most
   */
  public record Identity(String id, TrialSpec.Role role, long seed, int fold, int epochs) {}

  /**
   * @param chosenEpoch whose weights were kept; none unless done
   * @param seconds wall time so far
   */
  public record Progress(State state, History history, OptionalInt chosenEpoch, double seconds) {}

  public RecordedTrial {
    files = List.copyOf(files);
  }

  public String id() {
    return identity.id();
  }

  public State state() {
    return progress.state();
  }

  /** What this trial gave, for the spec that it was made from. */
  public TrialResult as(TrialSpec spec) {
    return new TrialResult(
        spec,
        progress.state(),
        progress.history(),
        progress.chosenEpoch(),
        outcome,
        failure,
        progress.seconds());
  }
}
