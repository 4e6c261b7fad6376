package regulus.statistics;

/** An interval [low, high], in the units of what it is an interval of. */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "Invalid interval: expected low ≤ high, received " + low + " and " + high + ".");
    }
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
