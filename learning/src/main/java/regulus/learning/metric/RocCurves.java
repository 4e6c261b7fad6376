package regulus.learning.metric;

/**
 * How many outputs lie between two thresholds each, those of the asked class and others apart: all
 * that a curve over fixed thresholds needs. Mutable: grows with every batch.
 */
final class RocCurves implements Metric.Accumulator {
  private final Auc auc;
  private final int outputs;
  private final int intervals;
  private final long[][] ofClass;
  private final long[][] ofOthers;

  RocCurves(Auc auc, int outputs) {
    this.auc = auc;
    this.outputs = outputs;
    this.intervals = auc.thresholds() - 1;
    int curves = auc.multiLabel() ? outputs : 1;
    this.ofClass = new long[curves][auc.thresholds()];
    this.ofOthers = new long[curves][auc.thresholds()];
  }

  @Override
  public void add(float[] predictions, int[] labels, int count) {
    for (int i = 0; i < count; i++) {
      for (int column = 0; column < outputs; column++) {
        boolean wanted = labels[i] == (outputs == 1 ? 1 : column);
        int curve = ofClass.length == 1 ? 0 : column;
        (wanted ? ofClass : ofOthers)
            [curve][Math.max(0, below(predictions[i * outputs + column], intervals))]++;
      }
    }
  }

  /**
   * The last of evenly spaced thresholds below an output, -1 at 0. In 32 bits, as Keras multiplies:
   * at a threshold the rounding decides on which side it falls.
   */
  static int below(float output, int intervals) {
    float clipped = Math.min(1, Math.max(0, output));
    return (int) Math.ceil(clipped * intervals) - 1;
  }

  @Override
  public double value() {
    double sum = 0;
    for (int curve = 0; curve < ofClass.length; curve++) {
      sum +=
          auc.curve() == Auc.Curve.ROC && auc.summation() == Auc.Summation.INTERPOLATION
              ? area(ofClass[curve], ofOthers[curve])
              : new CurveArea(above(ofClass[curve]), above(ofOthers[curve])).of(auc);
    }
    return sum / ofClass.length;
  }

  /** How many outputs lie above each threshold. */
  private static double[] above(long[] counts) {
    double[] above = new double[counts.length];
    double sum = 0;
    for (int i = counts.length - 1; i >= 0; i--) {
      sum += counts[i];
      above[i] = sum;
    }
    return above;
  }

  private static double area(long[] positives, long[] negatives) {
    double allPositives = sum(positives);
    double allNegatives = sum(negatives);
    if (allPositives == 0 || allNegatives == 0) {
      return 0;
    }
    double area = 0;
    long above = 0;
    for (int i = positives.length - 1; i >= 0; i--) {
      double height = (above + (above + positives[i])) / 2.0 / allPositives;
      area += height * (negatives[i] / allNegatives);
      above += positives[i];
    }
    return area;
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
