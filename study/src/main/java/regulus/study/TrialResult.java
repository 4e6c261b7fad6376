package regulus.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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

  /**
   * Whether it did better than a guess in any of its epochs; none unless it is done and that can be
   * told. See {@link Learned}.
   */
  public Optional<Boolean> learned() {
    return done() ? Learned.anything(this) : Optional.empty();
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
   * @param labels of all these examples; none in records of before they were kept
   * @param twins among the evaluated examples; none before anybody has looked, after the last trial
   */
  public record Outcome(
      int trainExamples,
      int evaluatedExamples,
      Map<String, Double> train,
      Map<String, Double> evaluated,
      Optional<Labels> labels,
      Optional<TwinCount> twins) {
    public Outcome {
      train = Collections.unmodifiableMap(new LinkedHashMap<>(train));
      evaluated = Collections.unmodifiableMap(new LinkedHashMap<>(evaluated));
    }

    /** Before anybody has looked for twins. */
    public Outcome(
        int trainExamples,
        int evaluatedExamples,
        Map<String, Double> train,
        Map<String, Double> evaluated,
        Optional<Labels> labels) {
      this(trainExamples, evaluatedExamples, train, evaluated, labels, Optional.empty());
    }

    public Outcome(
        int trainExamples,
        int evaluatedExamples,
        Map<String, Double> train,
        Map<String, Double> evaluated) {
      this(trainExamples, evaluatedExamples, train, evaluated, Optional.empty());
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

  /**
   * Evaluated images that are training images as well, or look like one; of a final trial also
   * those that are validation images, by which its variant was chosen.
   *
   * @param exact the same pixel by pixel
   * @param near others that look the same, as {@link regulus.learning.data.Duplicates} has it
   * @param rightAmong how many of these two were answered right
   * @param rightOthers how many of all other images were
   */
  public record TwinCount(int exact, int near, int rightAmong, int rightOthers) {
    /** Images that are left without them. */
    public int others(int evaluatedExamples) {
      return evaluatedExamples - exact - near;
    }
  }

  /**
   * How many examples there were of each class.
   *
   * @param train of those that were trained on
   * @param evaluated of the validation (or, for a final trial, test) examples
   */
  public record Labels(List<Integer> train, List<Integer> evaluated) {
    public Labels {
      train = List.copyOf(train);
      evaluated = List.copyOf(evaluated);
    }

    /** Of a model that other examples were trained on. */
    public Labels trainedOn(List<Integer> other) {
      return new Labels(other, evaluated);
    }
  }
}
