package regulus.statistics;

import java.util.Optional;

/**
 * The corrected resampled t test of paired differences (Nadeau and Bengio 2003): t = mean / √((1/n
 * + ratio)·s²) with n - 1 degrees of freedom. Repetitions that each draw their own split share most
 * training images, so their figures are not independent; the ratio widens the interval for it. A
 * plain paired t test (ratio 0) would be too bold.
 *
 * @param ratio validation examples over training examples of one repetition; 0 or more
 */
public record CorrectedResampledT(double ratio) {
  /** As {@code results.json} calls it. */
  public static final String NAME = "corrected-resampled-t";

  private static final double POWER = 0.8;

  public CorrectedResampledT {
    if (!(ratio >= 0) || Double.isInfinite(ratio)) {
      throw new IllegalArgumentException(
          "Invalid ratio: expected a number of at least 0, received " + ratio + ".");
    }
  }

  /**
   * Tests whether the mean difference is zero.
   *
   * @param differences one per repetition
   * @return empty for fewer than two differences, and where all are equal, since then nothing says
   *     how much they vary
   */
  public Optional<Outcome> test(double... differences) {
    if (differences.length < 2) {
      return Optional.empty();
    }
    Summary.Moments moments = Summary.Moments.of(differences);
    if (moments.sd() == 0) {
      return Optional.empty();
    }
    int n = differences.length;
    double standardError = standardError(moments.sd(), n);
    return Optional.of(
        new Outcome(
            moments.sd(),
            Student.interval(moments.mean(), standardError, n - 1),
            Student.twoSided(moments.mean() / standardError, n - 1)));
  }

  /**
   * The difference that n repetitions show with a probability of 0.8: (t(1 - level/2) + t(0.8)) ·
   * √(1/n + ratio) · sd, which approximates the noncentral t distribution from below (2 % for n
   * from 10, 13 % for 3).
   *
   * @param sd of the differences
   * @param n at least 2
   * @param level two-sided, after correction for several comparisons
   */
  public double detectable(double sd, int n, double level) {
    double quantiles = Student.quantile(1 - level / 2, n - 1) + Student.quantile(POWER, n - 1);
    return quantiles * standardError(sd, n);
  }

  private double standardError(double sd, int n) {
    return sd * Math.sqrt(1.0 / n + ratio);
  }

  /**
   * What the test says.
   *
   * @param sd sample standard deviation of the differences
   * @param ci95 of the mean difference
   * @param pValue two-sided
   */
  public record Outcome(double sd, Interval ci95, double pValue) {}
}
