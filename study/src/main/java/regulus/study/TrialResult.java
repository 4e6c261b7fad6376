package regulus.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import regulus.learning.training.History;

/**
 * What one trial gave.
 *
 * @param trial its spec
 * @param history every finished epoch
 * @param chosenEpoch index of the epoch whose weights were kept; none unless done
 * @param outcome figures of the kept weights, unless it failed
 * @param failure why it failed, in one sentence; none unless {@code FAILED}
 * @param seconds wall time of the training
 */
public record TrialResult(
    TrialSpec trial,
    State state,
    History history,
    OptionalInt chosenEpoch,
    Optional<Outcome> outcome,
    Optional<String> failure,
    double seconds) {

  public boolean done() {
    return state == State.DONE;
  }

  /** Where a trial stands. */
  public enum State {
    PENDING,
    RUNNING,
    DONE,
    FAILED
  }

  /**
   * Figures of the kept weights, loss and metrics by name.
   *
   * @param trainExamples how many examples it trained on
   * @param evaluatedExamples how many validation (or, for a final trial, test) examples
   * @param train accumulated while training, in the kept epoch
   * @param evaluated on the validation (or test) examples
   */
  public record Outcome(
      int trainExamples,
      int evaluatedExamples,
      Map<String, Double> train,
      Map<String, Double> evaluated) {
    public Outcome {
      train = Collections.unmodifiableMap(new LinkedHashMap<>(train));
      evaluated = Collections.unmodifiableMap(new LinkedHashMap<>(evaluated));
    }

    /**
     * The value that a name such as {@code val_accuracy} (evaluated) or {@code loss} (train) stands
     * for; empty if it was never computed or is no finite number.
     */
    public Optional<Double> figure(String name) {
      Double value = name.startsWith("val_") ? evaluated.get(name.substring(4)) : train.get(name);
      return Optional.ofNullable(value).filter(Double::isFinite);
    }
  }
}
