package regulus.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * Wilson's score interval for a proportion (Wilson 1927): between which accuracies the truth lies
 * when {@code correct} of {@code n} independent images were right. It covers the chance of the
 * images, not that of another training.
 */
public final class WilsonInterval {
  private static final double ERROR_RATE = 0.05;
  private static final double Z =
      NormalDistribution.of(0, 1).inverseSurvivalProbability(ERROR_RATE / 2);

  private WilsonInterval() {}

  /**
   * The 95 % interval, within [0, 1].
   *
   * @param correct from 0 to {@code n}
   * @param n at least 1
   */
  public static Interval of(int correct, int n) {
    var interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(n, correct, ERROR_RATE);
    return new Interval(interval.getLowerBound(), interval.getUpperBound());
  }

  /**
   * The 95 % interval where some cases count half: (s + z²/2n ± z·√(s(1 - s)/n + z²/4n²)) / (1 +
   * z²/n), within [0, 1].
   *
   * @param share from 0 to 1
   * @param n at least 1
   */
  static Interval ofShare(double share, int n) {
    double square = Z * Z / n;
    double middle = (share + square / 2) / (1 + square);
    double half = Math.sqrt(square * (share * (1 - share) + square / 4)) / (1 + square);
    return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
