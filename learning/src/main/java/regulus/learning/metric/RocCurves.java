package regulus.learning.metric;

/**
 * How many outputs lie between two thresholds each, those of the asked class and others apart: all
 * that a ROC curve over fixed thresholds needs. Mutable: grows with every batch.
 */
final class RocCurves implements Metric.Accumulator {
  private final int outputs;
  private final int intervals;
  private final long[][] ofClass;
  private final long[][] ofOthers;

  RocCurves(int thresholds, int outputs, boolean perOutput) {
    this.outputs = outputs;
    this.intervals = thresholds - 1;
    int curves = perOutput ? outputs : 1;
    this.ofClass = new long[curves][thresholds];
    this.ofOthers = new long[curves][thresholds];
  }

  @Override
  public void add(float[] predictions, int[] labels, int count) {
    for (int i = 0; i < count; i++) {
      for (int column = 0; column < outputs; column++) {
        boolean wanted = labels[i] == (outputs == 1 ? 1 : column);
        int curve = ofClass.length == 1 ? 0 : column;
        (wanted ? ofClass : ofOthers)[curve][interval(predictions[i * outputs + column])]++;
      }
    }
  }

  // In 32 bits, as Keras multiplies: at a threshold the rounding decides on which side it falls.
  private int interval(float output) {
    float clipped = Math.min(1, Math.max(0, output));
    return Math.max(0, (int) Math.ceil(clipped * intervals) - 1);
  }

  @Override
  public double value() {
    double sum = 0;
    for (int curve = 0; curve < ofClass.length; curve++) {
      sum += area(ofClass[curve], ofOthers[curve]);
    }
    return sum / ofClass.length;
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
