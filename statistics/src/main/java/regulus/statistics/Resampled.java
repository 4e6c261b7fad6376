package regulus.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * A statistic of many resamples, drawn from values with replacement.
 *
 * @param sorted ascending
 */
record Resampled(double[] sorted) {
  static Resampled of(ToDoubleFunction<double[]> statistic, double[] values, Resampling how) {
    double[] statistics = new double[how.resamples()];
    double[] resample = new double[values.length];
    for (int i = 0; i < statistics.length; i++) {
      Draws one = how.draws().at(i);
      for (int j = 0; j < resample.length; j++) {
        resample[j] = values[one.below(values.length, j)];
      }
      statistics[i] = statistic.applyAsDouble(resample);
    }
    Arrays.sort(statistics);
    return new Resampled(statistics);
  }

  /** The share below a value; equal ones count half. */
  double below(double value) {
    long below = Arrays.stream(sorted).filter(other -> other < value).count();
    long equal = Arrays.stream(sorted).filter(other -> other == value).count();
    return (below + 0.5 * equal) / sorted.length;
  }

  /** Between two neighbours in proportion. */
  double quantile(double level) {
    double position = level * (sorted.length - 1);
    int below = (int) position;
    double above = sorted[Math.min(below + 1, sorted.length - 1)];
    return sorted[below] + (position - below) * (above - sorted[below]);
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
