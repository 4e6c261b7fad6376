package regulus.statistics;

import java.util.Optional;

/**
 * The corrected resampled t test of paired differences (Nadeau and Bengio 2003): t = mean / √((1/n
 * + ratio)·s²) with n - 1 degrees of freedom. Repetitions that each draw their own split share most
 * training images, so their figures are not independent; the ratio widens the interval for it. A
 * plain paired t test (ratio 0) would be too bold. The same holds for the folds of one or several
 * divisions (Bouckaert and Frank 2004), where the ratio of k folds is 1 / (k - 1).
 *
 * @param ratio validation examples over training examples of one repetition; 0 or more
 * @param folds how many repetitions each seed gives; 1 without folds
 */
public record CorrectedResampledT(double ratio, int folds) implements PairedTest {
  /** As {@code results.json} calls it. */
  public static final String NAME = "corrected-resampled-t";

  /** As {@code results.json} calls it where nothing is corrected. */
  public static final String PLAIN = "paired-t";

  public CorrectedResampledT {
    requireRatio(ratio);
    if (folds < 1) {
      throw new IllegalArgumentException(
          "Invalid folds: expected a whole number of at least 1, received " + folds + ".");
    }
  }

  static void requireRatio(double ratio) {
    if (!(ratio >= 0) || Double.isInfinite(ratio)) {
      throw new IllegalArgumentException(
          "Invalid ratio: expected a number of at least 0, received " + ratio + ".");
    }
  }

  /** Of repetitions without folds. */
  public CorrectedResampledT(double ratio) {
    this(ratio, 1);
  }

  /**
   * Of folds that each train on all that the fold does not hold.
   *
   * @param folds at least 2
   */
  public static CorrectedResampledT ofFolds(int folds) {
    return new CorrectedResampledT(1.0 / (folds - 1), folds);
  }

  /** What repetitions gave for one figure, with an interval of the mean that is corrected alike. */
  public Summary summary(double... values) {
    Summary plain = Summary.of(values);
    return plain.n() < 2
        ? plain
        : new Summary(
            plain.n(),
            plain.mean(),
            plain.sd(),
            Optional.of(
                Student.interval(
                    plain.mean(), standardError(plain.sd(), plain.n()), plain.n() - 1)));
  }

  /**
   * Student's paired t test, for repetitions that all share their validation images: it speaks of
   * other trainings on these images, not of other images.
   */
  public static CorrectedResampledT plain() {
    return new CorrectedResampledT(0);
  }

  @Override
  public String name() {
    return ratio == 0 ? PLAIN : NAME;
  }

  @Override
  public Optional<Evidence> test(Pairing pairing) {
    return test(pairing.differences());
  }

  /**
   * Tests whether the mean difference is zero.
   *
   * @param differences one per repetition
   * @return empty for fewer than two differences, and where all are equal, since then nothing says
   *     how much they vary
   */
  public Optional<Evidence> test(double... differences) {
    if (differences.length < 2) {
      return Optional.empty();
    }
    Summary.Moments moments = Summary.Moments.of(differences);
    if (moments.sd() == 0) {
      return Optional.empty();
    }
    Overlapping precision = precision(moments.sd());
    int n = differences.length;
    return Optional.of(
        new Evidence(
            new Estimate(moments.mean(), precision.standardError(n), precision.degreesOfFreedom(n)),
            precision));
  }

  /** Of repetitions whose differences vary so much. */
  public Overlapping precision(double sd) {
    return new Overlapping(sd, ratio);
  }

  private double standardError(double sd, int n) {
    return precision(sd).standardError(n);
  }

  /**
   * √(1/n + ratio)·sd with n - 1 degrees of freedom.
   *
   * @param sd sample standard deviation of the differences
   * @param ratio as that of the test
   */
  public record Overlapping(double sd, double ratio) implements Precision {
    @Override
    public double spread() {
      return sd;
    }

    @Override
    public double standardError(int n) {
      return sd * Math.sqrt(1.0 / n + ratio);
    }

    @Override
    public double degreesOfFreedom(int n) {
      return n - 1;
    }
  }
}
