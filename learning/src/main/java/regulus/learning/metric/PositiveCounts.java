package regulus.learning.metric;

import java.util.function.ToDoubleFunction;

/** How often a yes was right, wrong or missing. Mutable: grows with every batch. */
final class PositiveCounts implements Metric.Accumulator {
  private final int outputs;
  private final int firstColumn;
  private final int lastColumn;
  private final float limit;
  private final int k;
  private final ToDoubleFunction<PositiveCounts> figure;
  private long truePositives;
  private long falsePositives;
  private long falseNegatives;

  /**
   * @param figure what {@link #value} makes of the counts
   */
  PositiveCounts(PositiveRule rule, int outputs, ToDoubleFunction<PositiveCounts> figure) {
    this.outputs = outputs;
    this.firstColumn = rule.classId().orElse(0);
    this.lastColumn = rule.classId().orElse(outputs - 1);
    this.limit = rule.limit();
    this.k = rule.topK().orElse(outputs);
    this.figure = figure;
  }

  double precision() {
    return ratio(truePositives, truePositives + falsePositives);
  }

  double recall() {
    return ratio(truePositives, truePositives + falseNegatives);
  }

  @Override
  public void add(float[] predictions, int[] labels, int count) {
    for (int i = 0; i < count; i++) {
      for (int column = firstColumn; column <= lastColumn; column++) {
        boolean wanted = labels[i] == (outputs == 1 ? 1 : column);
        count(wanted, isYes(predictions, i * outputs, column));
      }
    }
  }

  @Override
  public double value() {
    return figure.applyAsDouble(this);
  }

  private void count(boolean wanted, boolean said) {
    if (wanted && said) {
      truePositives++;
    } else if (said) {
      falsePositives++;
    } else if (wanted) {
      falseNegatives++;
    }
  }

  private boolean isYes(float[] predictions, int start, int column) {
    return predictions[start + column] > limit
        && (k == outputs || rank(predictions, start, column) < k);
  }

  private int rank(float[] predictions, int start, int column) {
    float value = predictions[start + column];
    int before = 0;
    for (int j = 0; j < outputs; j++) {
      float other = predictions[start + j];
      if (other > value || (j < column && other == value)) {
        before++;
      }
    }
    return before;
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
