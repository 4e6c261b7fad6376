package regulus.learning.metric;

/**
 * What is measured beside the loss; a record of settings. Larger is better for every metric: what
 * should become small is a loss.
 */
public interface Metric {
  /**
   * As it stands in histories and monitors: {@code accuracy}; {@code val_accuracy} on validation.
   */
  String name();

  /**
   * Says whether this metric can be computed for a network with so many outputs.
   *
   * @throws regulus.learning.setting.InvalidSetting in one sentence with the remedy
   */
  default void check(int outputs) {}

  /**
   * @param outputs of the network; a single one is the probability of class 1
   * @return a fresh sum over examples
   */
  Accumulator start(int outputs);

  /** The figure of examples that are all at hand, as {@link Accumulator#add} takes them. */
  default double of(float[] predictions, int[] labels, int outputs) {
    Accumulator sum = start(outputs);
    sum.add(predictions, labels, labels.length);
    return sum.value();
  }

  /** Mutable: grows with every batch. */
  interface Accumulator {
    /**
     * @param predictions probabilities, row-major, at least {@code count} × outputs
     * @param labels class indexes from 0, at least {@code count}
     * @param count examples in this batch
     */
    void add(float[] predictions, int[] labels, int count);

    /** Over all examples so far, as Keras computes it; 0 where Keras would divide by 0. */
    double value();
  }
}
