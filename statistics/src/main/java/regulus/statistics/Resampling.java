package regulus.statistics;

/**
 * How often and with which random numbers values are drawn again; the same gives the same result.
 *
 * @param resamples how many, at least 100
 * @param draws which values they take
 */
public record Resampling(int resamples, Draws draws) {
  public Resampling {
    if (resamples < 100) {
      throw new IllegalArgumentException(
          "Invalid resamples: expected a whole number of at least 100, received "
              + resamples
              + ".");
    }
  }

  /** 10,000 resamples. */
  public Resampling(Draws draws) {
    this(10_000, draws);
  }
}
