package regulus.statistics;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * Wilson's score interval for a proportion (Wilson 1927): between which accuracies the truth lies
 * when {@code correct} of {@code n} independent images were right. It covers the chance of the
 * images, not that of another training.
 */
public final class WilsonInterval {
  private static final double ERROR_RATE = 0.05;

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
}
