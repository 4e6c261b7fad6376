package regulus.learning.training;

/** Whether larger or smaller is better. */
public enum Direction {
  MIN,
  MAX;

  /**
   * Whether {@code value} beats {@code best} by more than {@code minDelta}; nothing beats NaN.
   * Compared in 32 bits, as Keras does: an improvement by {@code minDelta} to the last digit is
   * none.
   */
  public boolean improves(double value, double best, double minDelta) {
    return this == MAX
        ? (float) (value - minDelta) > (float) best
        : (float) (value + minDelta) < (float) best;
  }

  public double worst() {
    return this == MAX ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }
}
