package regulus.learning.metric;

/** The fraction of examples that hit. Mutable: grows with every batch. */
final class HitRate implements Metric.Accumulator {
  /** Whether one example counts. */
  @FunctionalInterface
  interface Hit {
    /**
     * @param predictions in which the example's outputs begin at {@code start}
     */
    boolean test(float[] predictions, int start, int label);
  }

  private final int outputs;
  private final Hit hit;
  private long hits;
  private long examples;

  HitRate(int outputs, Hit hit) {
    this.outputs = outputs;
    this.hit = hit;
  }

  @Override
  public void add(float[] predictions, int[] labels, int count) {
    for (int i = 0; i < count; i++) {
      if (hit.test(predictions, i * outputs, labels[i])) {
        hits++;
      }
    }
    examples += count;
  }

  @Override
  public double value() {
    return examples == 0 ? 0 : (double) hits / examples;
  }
}
