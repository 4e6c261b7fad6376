package regulus.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The bias-corrected and accelerated bootstrap interval (Efron 1987) of a statistic of independent
 * values: the quantiles Φ(z₀ + (z₀ + z) / (1 - a·(z₀ + z))) of the statistic over resamples, where
 * z₀ says how far the resamples lie to one side of the estimate, a (from the jackknife) how its
 * spread changes, and z = ±1.96. The trap: with few values, below about 20, the resamples are less
 * spread than the truth and the interval is too narrow; for five seeds use Student's.
 *
 * @param how which resamples
 */
public record BcaInterval(Resampling how) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double TAIL = 0.025;

  /**
   * The 95 % interval of the mean.
   *
   * @return empty for fewer than two values, and where all are equal
   */
  public Optional<Interval> ofMean(double... values) {
    return of(Resampled::mean, values);
  }

  /**
   * The 95 % interval.
   *
   * @param statistic of as many values as there are or one fewer; must not change them
   * @return empty for fewer than two values, and where every value left out gives the same
   */
  public Optional<Interval> of(ToDoubleFunction<double[]> statistic, double... values) {
    double acceleration = values.length < 2 ? Double.NaN : acceleration(statistic, values);
    if (Double.isNaN(acceleration)) {
      return Optional.empty();
    }
    Resampled resampled = Resampled.of(statistic, values, how);
    double below = resampled.below(statistic.applyAsDouble(values));
    if (below == 0 || below == 1) {
      return Optional.empty();
    }
    double bias = NORMAL.inverseCumulativeProbability(below);
    return Optional.of(
        new Interval(
            resampled.quantile(level(bias, acceleration, TAIL)),
            resampled.quantile(level(bias, acceleration, 1 - TAIL))));
  }

  /** Σd³ / (6·(Σd²)^1.5) of the jackknife's deviations d from its mean; NaN if there are none. */
  private static double acceleration(ToDoubleFunction<double[]> statistic, double[] values) {
    double[] without = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      without[i] = statistic.applyAsDouble(allBut(i, values));
    }
    if (Summary.Moments.of(without).sd() == 0) {
      return Double.NaN;
    }
    double mean = Resampled.mean(without);
    double squares = 0;
    double cubes = 0;
    for (double value : without) {
      double deviation = mean - value;
      squares += deviation * deviation;
      cubes += deviation * deviation * deviation;
    }
    return cubes / (6 * Math.pow(squares, 1.5));
  }

  private static double[] allBut(int left, double[] values) {
    double[] rest = Arrays.copyOf(values, values.length - 1);
    System.arraycopy(values, left + 1, rest, left, rest.length - left);
    return rest;
  }

  private static double level(double bias, double acceleration, double tail) {
    double shifted = bias + NORMAL.inverseCumulativeProbability(tail);
    return NORMAL.cumulativeProbability(bias + shifted / (1 - acceleration * shifted));
  }
}
