package regulus.statistics;

import java.util.Optional;

/**
 * Folds × images: the test for folds that each train on all that they do not hold, of one or
 * several divisions. With s² the variance of the n differences by fold, v the variance that the
 * images alone give the mean difference of a fold (the variance over its images, divided by their
 * number; the mean over folds), k folds: variance = max(s², {@value #FLOOR}·v) / k, degrees of
 * freedom = (n - 1)·(variance·k / s²)², at most {@value #FLOOR}² times n - 1.
 *
 * <p>A division counts each image once, however many divisions there are: that is the k below the
 * line. What the images alone make is a floor, since s² of a few folds may be small by chance; the
 * more it is above s², the less the verdict rests on these few folds (the degrees of freedom are
 * Hillis', 2007, but that s² is at least v, which keeps two or three folds that agree by chance
 * from counting for many). That the folds share training images makes their mean vary more than
 * either says; the floor's {@value #FLOOR} was chosen by simulation, such that the test keeps to 5
 * % even for learners that only remember their images (docs/statistics.md).
 *
 * <p>The trap: without the images, s² / k alone is wrong in 10 % of studies of such learners.
 *
 * @param folds at least 2
 */
public record FoldsAndImages(int folds) implements PairedTest {
  /** As {@code results.json} calls it. */
  public static final String NAME = "folds-and-images";

  private static final double FLOOR = 1.25;

  public FoldsAndImages {
    if (folds < 2) {
      throw new IllegalArgumentException(
          "Invalid folds: expected a whole number of at least 2, received " + folds + ".");
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<Evidence> test(Pairing pairing) {
    return pairing.images().flatMap(this::test);
  }

  /**
   * @param scores by fold of each division, and image of that fold
   * @return empty for fewer than two folds, and where nothing varies
   */
  public Optional<Evidence> test(ImageScores scores) {
    if (scores.seeds() < 2) {
      return Optional.empty();
    }
    Summary.Moments moments = Summary.Moments.of(scores.bySeed());
    Divided precision =
        new Divided(moments.sd() * moments.sd(), FLOOR * scores.ownVariance(), folds);
    if (precision.spread() == 0) {
      return Optional.empty();
    }
    int n = scores.seeds();
    return Optional.of(
        new Evidence(
            new Estimate(moments.mean(), precision.standardError(n), precision.degreesOfFreedom(n)),
            precision));
  }

  /**
   * What the difference of one fold varies by.
   *
   * @param between the variance from fold to fold
   * @param images the least that it is taken to be, from the images
   * @param folds of each division
   */
  public record Divided(double between, double images, int folds) implements Precision {
    @Override
    public double spread() {
      return Math.sqrt(Math.max(between, images));
    }

    @Override
    public double standardError(int n) {
      return spread() / Math.sqrt(Math.min(n, folds));
    }

    @Override
    public double degreesOfFreedom(int n) {
      double share = between >= images ? 1 : Math.min(FLOOR, images / between);
      return (n - 1) * share * share;
    }

    /** Further divisions know a little more than the standard error, which is that of one, says. */
    @Override
    public double information(int n) {
      return 1 / (spread() * spread() * (1.0 / n + 1.0 / (folds - 1)));
    }
  }
}
