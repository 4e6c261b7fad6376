package regulus.learning.training;

/** Whether larger or smaller is better; always explicit, never guessed from a metric's name. */
public enum Direction {
  MIN,
  MAX;

  /** Whether {@code value} beats {@code best} by more than {@code minDelta}. */
  public boolean improves(double value, double best, double minDelta) {
    return this == MAX ? value - minDelta > best : value + minDelta < best;
  }

  public double worst() {
    return this == MAX ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }
}
