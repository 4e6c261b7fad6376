package regulus.statistics;

/**
 * The figures of a variant and of its baseline, paired by repetition: position i of both comes from
 * the same seed and fold.
 *
 * @param variant figures of the variant
 * @param baseline figures of the baseline, as many
 * @param trained whose figures are results at all
 */
public record Pairing(
    Comparison.Subject subject, double[] variant, double[] baseline, Trained trained) {

  /** Whether both sides of a pairing learned anything. */
  public enum Trained {
    BOTH,
    /** The variant only guesses. */
    NOT_VARIANT,
    /** The baseline only guesses. */
    NOT_BASELINE
  }

  /** Of a variant and a baseline that both learned something. */
  public Pairing(Comparison.Subject subject, double[] variant, double[] baseline) {
    this(subject, variant, baseline, Trained.BOTH);
  }

  public Pairing {
    if (variant.length != baseline.length) {
      throw new IllegalArgumentException(
          "Invalid pairs: expected as many figures of the baseline as of the variant, received "
              + baseline.length
              + " and "
              + variant.length
              + ".");
    }
  }

  /** Variant minus baseline. */
  public double[] differences() {
    double[] differences = new double[variant.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = variant[i] - baseline[i];
    }
    return differences;
  }
}
