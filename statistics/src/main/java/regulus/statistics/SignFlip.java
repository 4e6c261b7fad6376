package regulus.statistics;

import java.util.Optional;

/**
 * The sign-flip permutation test of paired differences (Fisher 1935): if variant and base are
 * alike, each difference could as well have the other sign; p is the share of all 2ⁿ choices of
 * signs whose mean is at least as far from zero as the one seen. Exact for up to {@value
 * #MOST_EXACT} pairs; for more, p = (1 + hits) / (1 + flips) over random signs (Phipson and Smyth
 * 2010). The trap: p cannot fall below 2 / 2ⁿ, so five pairs (0.0625) can never decide anything.
 *
 * @param flips random choices of signs where there are too many to count all
 * @param draws which they are
 */
public record SignFlip(int flips, Draws draws) {
  /** Up to so many pairs every choice of signs is counted. */
  public static final int MOST_EXACT = 16;

  private static final double ROUNDING = 1e-12;

  public SignFlip {
    if (flips < 1) {
      throw new IllegalArgumentException(
          "Invalid flips: expected a whole number of at least 1, received " + flips + ".");
    }
  }

  /** With 19,999 random choices of signs for more than {@value #MOST_EXACT} pairs. */
  public SignFlip(Draws draws) {
    this(19_999, draws);
  }

  /**
   * Two-sided.
   *
   * @return empty for fewer than two differences
   */
  public Optional<Double> pValue(double... differences) {
    if (differences.length < 2) {
      return Optional.empty();
    }
    return Optional.of(differences.length <= MOST_EXACT ? exact(differences) : random(differences));
  }

  private static double exact(double[] differences) {
    double seen = least(differences);
    long all = 1L << differences.length;
    long hits = 0;
    for (long signs = 0; signs < all; signs++) {
      hits += Math.abs(sum(differences, signs)) >= seen ? 1 : 0;
    }
    return (double) hits / all;
  }

  private double random(double[] differences) {
    double seen = least(differences);
    long hits = 1;
    for (int i = 0; i < flips; i++) {
      hits += Math.abs(sum(differences, draws.at(i))) >= seen ? 1 : 0;
    }
    return hits / (flips + 1.0);
  }

  /** What counts as at least as far: sums that differ by rounding alone are equal. */
  private static double least(double[] differences) {
    double seen = 0;
    double size = 0;
    for (double difference : differences) {
      seen += difference;
      size += Math.abs(difference);
    }
    return Math.abs(seen) - ROUNDING * size;
  }

  private static double sum(double[] differences, long signs) {
    double sum = 0;
    for (int i = 0; i < differences.length; i++) {
      sum += (signs >>> i & 1) == 0 ? differences[i] : -differences[i];
    }
    return sum;
  }

  private static double sum(double[] differences, Draws signs) {
    double sum = 0;
    for (int i = 0; i < differences.length; i++) {
      sum += signs.bits(i) >= 0 ? differences[i] : -differences[i];
    }
    return sum;
  }
}
