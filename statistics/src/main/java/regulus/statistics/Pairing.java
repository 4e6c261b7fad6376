package regulus.statistics;

import java.util.Optional;

/**
 * The figures of a variant and of its baseline, paired by repetition: position i of both comes from
 * the same seed and fold.
 *
 * @param variant figures of the variant
 * @param baseline figures of the baseline, as many
 * @param trained whose figures are results at all
 * @param images where the figures come from, if it is known what each repetition did with its
 *     images
 */
public record Pairing(
    Comparison.Subject subject,
    double[] variant,
    double[] baseline,
    Trained trained,
    Optional<ImageScores> images) {

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

  /** Of which only the figures are known. */
  public Pairing(Comparison.Subject subject, double[] variant, double[] baseline, Trained trained) {
    this(subject, variant, baseline, trained, Optional.empty());
  }

  /** The same with what each repetition did with each image. */
  public Pairing with(ImageScores scores) {
    return new Pairing(subject, variant, baseline, trained, Optional.of(scores));
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
