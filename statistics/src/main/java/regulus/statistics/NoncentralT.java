package regulus.statistics;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The noncentral t distribution of (Z + shift) / S, with S = √(χ²/df): an integral of normal
 * probabilities over the density of S, by Simpson's rule. Good to about nine digits for whole
 * degrees of freedom.
 */
final class NoncentralT {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int COARSE = 400;
  private static final int FINE = 20_000;

  /** Steps across the width 1 / limit over which the integrand falls. */
  private static final double STEPS = 25;

  /** Standard deviations of S, more or less, beyond which nothing is left. */
  private static final double TAILS = 9;

  private NoncentralT() {}

  /**
   * The probability of |T'| &gt; limit.
   *
   * @param limit above 0
   * @param shift 0 or more
   */
  static double outside(double limit, double degreesOfFreedom, double shift) {
    return expected(
        limit,
        degreesOfFreedom,
        s ->
            NORMAL.cumulativeProbability(shift - limit * s)
                + NORMAL.cumulativeProbability(-shift - limit * s));
  }

  /**
   * The probability of |Z| &lt; shift - limit·S: that an estimate about zero lies so far inside a
   * margin.
   *
   * @param limit above 0
   * @param shift the margin in standard errors
   */
  static double inside(double limit, double degreesOfFreedom, double shift) {
    return expected(
        limit,
        degreesOfFreedom,
        s -> Math.max(0, 2 * NORMAL.cumulativeProbability(shift - limit * s) - 1));
  }

  /** The mean of a function of S that changes over widths of 1 / limit. */
  private static double expected(
      double limit, double degreesOfFreedom, DoubleUnaryOperator function) {
    double tails = TAILS / Math.sqrt(degreesOfFreedom);
    double low = Math.max(0, 1 - tails);
    double high = 1 + tails;
    int steps = steps((high - low) * limit);
    double width = (high - low) / steps;
    double all = 0;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double s = low + i * width;
      double weight = (i == 0 || i == steps ? 1 : 2 + 2 * (i % 2)) * density(s, degreesOfFreedom);
      all += weight;
      sum += weight * function.applyAsDouble(s);
    }
    return sum / all;
  }

  private static int steps(double widths) {
    return 2 * (int) Math.max(COARSE, Math.min(FINE, STEPS * widths));
  }

  /** Of S, up to a factor: s^(df - 1)·exp(-df·s²/2), 1 at s = 1; by logarithms, for large df. */
  private static double density(double s, double degreesOfFreedom) {
    double power = degreesOfFreedom == 1 ? 0 : (degreesOfFreedom - 1) * Math.log(s);
    return Math.exp(power + degreesOfFreedom * (1 - s * s) / 2);
  }
}
