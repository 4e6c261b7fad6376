package regulus.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t distribution, as far as it is needed here. */
final class Student {
  private Student() {}

  static double quantile(double probability, double degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(probability);
  }

  /** The two-sided 95 % interval, estimate ± t(.975)·standardError. */
  static Interval interval(double estimate, double standardError, double degreesOfFreedom) {
    double half = quantile(0.975, degreesOfFreedom) * standardError;
    return new Interval(estimate - half, estimate + half);
  }

  /** The probability of |T| ≥ |t|. */
  static double twoSided(double t, double degreesOfFreedom) {
    return Math.min(1, 2 * above(Math.abs(t), degreesOfFreedom));
  }

  /** The probability of T ≥ t. */
  static double above(double t, double degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom).survivalProbability(t);
  }
}
