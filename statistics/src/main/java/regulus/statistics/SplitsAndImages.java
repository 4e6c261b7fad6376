package regulus.statistics;

import java.util.Optional;

/**
 * Splits × images: the test for seeds that each draw their own validation images, so that an image
 * is validated by some seeds and trained on by the others. With D the mean difference of a seed, s²
 * its variance over the n seeds, v the variance that the images alone give D (the variance over its
 * images, divided by their number; the mean over seeds), c the covariance of two seeds' D that the
 * images make which both were validated on, and p the share that a seed is validated on of the
 * images that it is given, to train on or to be validated on: variance = max(s², v - c)/n + max(c,
 * 0) + {@value #MEMORY}·p·v.
 *
 * <p>The first two parts are those of {@link MultiReaderMultiCase}, for images of which two seeds
 * share but some. The third is for what s² cannot show: an image that one seed is validated on,
 * others train on, and learners that remember it make all of D depend on which images there are.
 * p·v is what the images would make, were each counted once; that half of it is enough for learners
 * that only remember was found by simulation (docs/statistics.md).
 *
 * <p>Degrees of freedom = (n - 1)·((o + i)/o)², where i are the second and the third part, and o is
 * the first with s² replaced by its upper 80 % limit: few seeds that agree by chance are no
 * certainty.
 *
 * @param ratio validation examples over training examples of one seed; 0 or more
 */
public record SplitsAndImages(double ratio) implements PairedTest {
  /** As {@code results.json} calls it. */
  public static final String NAME = "splits-and-images";

  private static final double MEMORY = 0.5;

  /** What is left of a difference of two equal variances. */
  private static final double ROUNDING = 1e-12;

  public SplitsAndImages {
    CorrectedResampledT.requireRatio(ratio);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int folds() {
    return 1;
  }

  @Override
  public Optional<Evidence> test(Pairing pairing) {
    return pairing.images().flatMap(this::test);
  }

  /**
   * @param scores by seed and image, with the images' numbers
   * @return empty for fewer than two seeds, and where every seed says the same of every image
   * @throws IllegalArgumentException if the images' numbers are not known
   */
  public Optional<Evidence> test(ImageScores scores) {
    if (scores.seeds() < 2) {
      return Optional.empty();
    }
    Summary.Moments moments = Summary.Moments.of(scores.bySeed());
    double own = scores.ownVariance();
    double shared = Math.max(0, Math.min(own, scores.overlappingVariance()));
    double least = own - shared > ROUNDING * own ? own - shared : 0;
    Drawn precision =
        new Drawn(moments.sd() * moments.sd(), least, shared + MEMORY * share() * own);
    int n = scores.seeds();
    return precision.seeds() == 0
        ? Optional.empty()
        : Optional.of(
            new Evidence(
                new Estimate(
                    moments.mean(), precision.standardError(n), precision.degreesOfFreedom(n)),
                precision));
  }

  /**
   * Before anything is known of the images.
   *
   * @param sd of the differences of seeds
   * @param ofImages the share of that variance which an image has for all seeds alike, from 0 to 1
   */
  public Drawn precision(double sd, double ofImages) {
    double variance = sd * sd;
    double shared = share() * ofImages * variance;
    return new Drawn(variance - shared, variance - shared, shared + MEMORY * share() * variance);
  }

  /** Validation images over all that one seed is given. */
  private double share() {
    return ratio / (1 + ratio);
  }

  /**
   * What the difference varies by.
   *
   * @param between the variance from seed to seed
   * @param least what it is taken to be at least, by what the images say
   * @param images the variance that no further seed takes away, since it is the images'
   */
  public record Drawn(double between, double least, double images) implements Precision {
    double seeds() {
      return Math.max(between, least);
    }

    @Override
    public double spread() {
      return Math.sqrt(seeds() + images);
    }

    @Override
    public double standardError(int n) {
      return Math.sqrt(seeds() / n + images);
    }

    @Override
    public double degreesOfFreedom(int n) {
      double own = Math.max(MultiReaderMultiCase.Components.largest(n) * between, least) / n;
      double share = own / (own + images);
      return (n - 1) / (share * share);
    }
  }
}
