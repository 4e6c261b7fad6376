package regulus.statistics;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What a study can show: the probability that a t test at a level rejects when the true difference
 * is δ, which is P(|T'| &gt; t(1 - level/2)) for a noncentral T' about δ / standardError (Cohen
 * 1988). The trap: a power computed from the difference that a study happened to show says nothing
 * that its p value did not say; plan with the smallest difference that matters.
 *
 * @param precision of the study's estimate by its number of repetitions
 * @param level two-sided, after correction for several comparisons; above 0 and below 1
 */
public record Power(Precision precision, double level) {
  /** The usual aim: four of five such studies show the difference. */
  public static final double WANTED = 0.8;

  private static final double EXACT = 1e-10;

  public Power {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "Invalid level: expected a number above 0 and below 1, received " + level + ".");
    }
  }

  /**
   * The probability that n repetitions show a difference.
   *
   * @param difference the true one, of any sign
   * @param n at least 2
   */
  public double of(double difference, int n) {
    double degreesOfFreedom = precision.degreesOfFreedom(n);
    double limit = Student.quantile(1 - level / 2, degreesOfFreedom);
    double shift = Math.abs(difference) / precision.standardError(n);
    return NoncentralT.outside(limit, degreesOfFreedom, shift);
  }

  /**
   * The probability that n repetitions show by two one-sided tests at the level that there is no
   * difference beyond a margin, if there is none at all.
   *
   * @param margin above 0
   * @param n at least 2
   */
  public double ofEquivalence(double margin, int n) {
    double degreesOfFreedom = precision.degreesOfFreedom(n);
    double limit = Student.quantile(1 - level, degreesOfFreedom);
    return NoncentralT.inside(limit, degreesOfFreedom, margin / precision.standardError(n));
  }

  /** The difference that n repetitions show with a probability of {@value #WANTED}; positive. */
  public double detectable(int n) {
    double low = 0;
    double high = precision.standardError(n);
    while (of(high, n) < WANTED) {
      low = high;
      high *= 2;
    }
    while (high - low > EXACT * high) {
      double middle = (low + high) / 2;
      if (of(middle, n) < WANTED) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * The smallest number of repetitions that show a difference with a probability of {@value
   * #WANTED}.
   *
   * @param difference the true one
   * @param counts in which to look, ascending, each at least 2
   * @return empty if none of them does
   */
  public OptionalInt repetitions(double difference, IntStream counts) {
    return counts.filter(n -> of(difference, n) >= WANTED).findFirst();
  }
}
