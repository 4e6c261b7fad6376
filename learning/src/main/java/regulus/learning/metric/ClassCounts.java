package regulus.learning.metric;

import java.util.Arrays;
import java.util.OptionalDouble;
import regulus.learning.metric.F1Score.Average;

/**
 * Right, wrong and missing decisions of each class, and the F score that they give. Mutable: grows
 * with every batch.
 */
final class ClassCounts implements Metric.Accumulator {
  private static final double EPSILON = 1e-7;
  private static final float PRACTICALLY_ZERO = 1e-9f;

  private final int outputs;
  private final boolean largest;
  private final float limit;
  private final Average average;
  private final double betaSquared;
  private final double[] truePositives;
  private final double[] falsePositives;
  private final double[] falseNegatives;

  /**
   * @param limit an output above it decides its class; none: the largest outputs do
   * @param beta how many times as much recall counts as precision
   */
  ClassCounts(int outputs, OptionalDouble limit, Average average, double beta) {
    this.outputs = outputs;
    this.largest = limit.isEmpty();
    this.limit = (float) limit.orElse(0);
    this.average = average;
    this.betaSquared = beta * beta;
    this.truePositives = new double[outputs];
    this.falsePositives = new double[outputs];
    this.falseNegatives = new double[outputs];
  }

  @Override
  public void add(float[] predictions, int[] labels, int count) {
    for (int i = 0; i < count; i++) {
      int start = i * outputs;
      float highest = largest ? highest(predictions, start) : 0;
      for (int column = 0; column < outputs; column++) {
        float output = predictions[start + column];
        boolean said =
            largest ? output >= highest && Math.abs(output) > PRACTICALLY_ZERO : output > limit;
        count(column, labels[i] == (outputs == 1 ? 1 : column), said);
      }
    }
  }

  private float highest(float[] predictions, int start) {
    float highest = predictions[start];
    for (int column = 1; column < outputs; column++) {
      highest = Math.max(highest, predictions[start + column]);
    }
    return highest;
  }

  private void count(int column, boolean wanted, boolean said) {
    if (wanted && said) {
      truePositives[column]++;
    } else if (said) {
      falsePositives[column]++;
    } else if (wanted) {
      falseNegatives[column]++;
    }
  }

  @Override
  public double value() {
    if (average == Average.MICRO) {
      return score(
          Arrays.stream(truePositives).sum(),
          Arrays.stream(falsePositives).sum(),
          Arrays.stream(falseNegatives).sum());
    }
    double examples =
        Arrays.stream(truePositives).sum() + Arrays.stream(falseNegatives).sum() + EPSILON;
    double sum = 0;
    for (int column = 0; column < outputs; column++) {
      double ofClass = truePositives[column] + falseNegatives[column];
      double weight = average == Average.WEIGHTED ? ofClass / examples : 1.0 / outputs;
      sum += weight * score(truePositives[column], falsePositives[column], falseNegatives[column]);
    }
    return sum;
  }

  private double score(double right, double wrong, double missing) {
    double precision = right / (right + wrong + EPSILON);
    double recall = right / (right + missing + EPSILON);
    return (1 + betaSquared) * precision * recall / (betaSquared * precision + recall + EPSILON);
  }
}
