package regulus.statistics;

import java.util.EnumSet;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;

/**
 * What repeated trials gave for one figure.
 *
 * @param n how many
 * @param mean their mean
 * @param sd sample standard deviation (n - 1); 0 for one
 * @param ci95 Student's interval of the mean over repetitions, mean ± t(.975, n - 1)·sd/√n; none
 *     for fewer than two
 */
public record Summary(int n, double mean, double sd, Optional<Interval> ci95) {

  /**
   * @param values at least one, all finite
   */
  public static Summary of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException(
          "Invalid values: expected at least one number, received none.");
    }
    Moments moments = Moments.of(values);
    Optional<Interval> ci95 =
        values.length < 2
            ? Optional.empty()
            : Optional.of(
                Student.interval(
                    moments.mean(), moments.sd() / Math.sqrt(values.length), values.length - 1));
    return new Summary(values.length, moments.mean(), moments.sd(), ci95);
  }

  /** Mean and sample standard deviation, the latter 0 where rounding alone makes values differ. */
  record Moments(double mean, double sd) {
    private static final double ROUNDING = 1e-12;

    static Moments of(double[] values) {
      DoubleStatistics statistics =
          DoubleStatistics.of(
              EnumSet.of(
                  Statistic.MEAN, Statistic.STANDARD_DEVIATION, Statistic.MIN, Statistic.MAX),
              values);
      double mean = statistics.getAsDouble(Statistic.MEAN);
      double range = statistics.getAsDouble(Statistic.MAX) - statistics.getAsDouble(Statistic.MIN);
      boolean equal = values.length < 2 || range <= ROUNDING;
      return new Moments(mean, equal ? 0 : statistics.getAsDouble(Statistic.STANDARD_DEVIATION));
    }
  }
}
