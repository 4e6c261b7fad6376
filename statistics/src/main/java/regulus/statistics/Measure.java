package regulus.statistics;

/**
 * What is compared.
 *
 * @param name as in {@code results.json}: {@code val_accuracy}
 * @param better which direction is better
 * @param unit in which a person is told a difference
 */
public record Measure(String name, Better better, Unit unit) {

  /** Which of two figures is the better one. */
  public enum Better {
    HIGHER,
    LOWER
  }

  /** How differences are said. */
  public enum Unit {
    /** Percentage points: 0.002 is 0.2 points. For fractions such as accuracies. */
    POINTS,
    /** The number itself. For losses. */
    NUMBER
  }
}
