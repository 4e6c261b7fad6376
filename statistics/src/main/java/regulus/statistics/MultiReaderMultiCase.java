package regulus.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Seeds × images: the test for a study whose seeds all share their validation images. It treats
 * seeds as the radiologists' readers and images as their cases, both drawn by chance (Obuchowski
 * and Rockette 1995, degrees of freedom of Hillis 2007), so that a verdict speaks of other seeds
 * and of other images.
 *
 * <p>With d the score of the variant minus that of its baseline by seed i of I and image j of J, D
 * its mean over the images, s² the variance of D over the seeds and c the mean covariance of two
 * seeds' D that their common images make: variance = s²/I + max(c, 0), degrees of freedom =
 * variance² / ((s²/I)² / (I - 1)). Where c is positive, the variance is Gallas' unbiased one (2006)
 * too.
 *
 * <p>The trap: all seeds also share their training images, and nothing in the design shows how much
 * other training images would change; the verdict is about training again on these.
 */
public record MultiReaderMultiCase() implements PairedTest {
  /** As {@code results.json} calls it. */
  public static final String NAME = "multi-reader-multi-case";

  /** How sure the degrees of freedom are that the seeds' variance is not larger still. */
  private static final double SURE = 0.8;

  /** What is left of a difference of two equal variances. */
  private static final double ROUNDING = 1e-12;

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
   * @return empty for fewer than two seeds or images, and where every seed says the same of every
   *     image
   */
  public Optional<Evidence> test(ImageScores scores) {
    if (scores.seeds() < 2 || scores.images() < 2) {
      return Optional.empty();
    }
    Components components = Components.of(scores.requireShared());
    int seeds = scores.seeds();
    return components.seeds() == 0
        ? Optional.empty()
        : Optional.of(
            new Evidence(
                new Estimate(
                    Resampled.mean(scores.bySeed()),
                    components.standardError(seeds),
                    components.degreesOfFreedom(seeds)),
                components));
  }

  /**
   * What the difference varies by.
   *
   * @param seeds the variance of one seed's mean difference on the same images, or the least that
   *     it can be by what each image says
   * @param images the variance that no further seed takes away, since it is the images'
   */
  public record Components(double seeds, double images) implements Precision {
    static Components of(ImageScores scores) {
      double sd = Summary.Moments.of(scores.bySeed()).sd();
      double images = Math.max(0, scores.sharedVariance());
      double own = scores.ownVariance();
      double least = own - images > ROUNDING * own ? own - images : 0;
      return new Components(Math.max(sd * sd, least), images);
    }

    @Override
    public double spread() {
      return Math.sqrt(seeds + images);
    }

    @Override
    public double standardError(int n) {
      return Math.sqrt(seeds / n + images);
    }

    @Override
    public double degreesOfFreedom(int n) {
      double own = largest(n) * seeds / n;
      double share = own / (own + images);
      return (n - 1) / (share * share);
    }

    /** How many times the variance of n seeds may be as large as it looks. */
    static double largest(int n) {
      return (n - 1) / ChiSquaredDistribution.of(n - 1).inverseCumulativeProbability(1 - SURE);
    }
  }
}
