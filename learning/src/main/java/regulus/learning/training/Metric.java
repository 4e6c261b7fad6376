package regulus.learning.training;

/** What is measured beside the loss; a record of settings, pure Java. */
public interface Metric {
  /**
   * As it stands in histories and monitors: {@code accuracy}; {@code val_accuracy} on validation.
   */
  String name();

  /**
   * @param classes of the data set
   * @return a fresh sum over examples
   */
  Accumulator start(int classes);

  /** Mutable: grows with every batch. */
  interface Accumulator {
    /**
     * @param predictions probabilities, row-major, {@code count} × outputs (1 output: of class 1)
     * @param labels class indexes from 0
     * @param count examples in this batch
     */
    void add(float[] predictions, int[] labels, int count);

    /** Over all examples so far, as Keras computes it. */
    double value();
  }
}
