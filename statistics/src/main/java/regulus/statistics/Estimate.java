package regulus.statistics;

/**
 * An estimated difference that is t-distributed about the true one: whatever test made it, its
 * interval, its p value and its equivalence follow from these three numbers.
 *
 * @param difference the estimate
 * @param standardError its standard error, above 0
 * @param degreesOfFreedom of the t distribution, above 0, not always whole
 */
public record Estimate(double difference, double standardError, double degreesOfFreedom) {
  public Estimate {
    if (!(standardError > 0) || !(degreesOfFreedom > 0)) {
      throw new IllegalArgumentException(
          "Invalid estimate: expected a standard error and degrees of freedom above 0, received "
              + standardError
              + " and "
              + degreesOfFreedom
              + ".");
    }
  }

  /** The 95 % interval, difference ± t(.975)·standardError. */
  public Interval ci95() {
    return Student.interval(difference, standardError, degreesOfFreedom);
  }

  /** Difference ± t(1 - level/2)·standardError: without zero just where p is below the level. */
  public Interval interval(double level) {
    double half = Student.quantile(1 - level / 2, degreesOfFreedom) * standardError;
    return new Interval(difference - half, difference + half);
  }

  /** Two-sided, against a true difference of zero. */
  public double pValue() {
    return Student.twoSided(difference / standardError, degreesOfFreedom);
  }

  /**
   * Two one-sided tests (Schuirmann 1987): p is the larger one of those against "the truth is at or
   * below -margin" and "at or above +margin". Small means that the true difference lies within the
   * margin. The trap: a large p of {@link #pValue} never says that; only this does.
   *
   * @param margin the largest difference that does not matter, in the units of the difference; 0 or
   *     more
   */
  public double equivalence(double margin) {
    if (!(margin >= 0)) {
      throw new IllegalArgumentException(
          "Invalid margin: expected a number of at least 0, received " + margin + ".");
    }
    double nearest = margin - Math.abs(difference);
    return Student.above(nearest / standardError, degreesOfFreedom);
  }
}
