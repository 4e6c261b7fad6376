package regulus.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The paired bootstrap over images of two models' difference in accuracy, over all resamples that
 * there are instead of some: what {@link PairedBootstrap} comes nearer to with every resample. In a
 * resample of n images the variant alone is right on A and the baseline alone on B of them, A ~
 * Bin(n, a/n), B given A ~ Bin(n - A, b/(n - a)); the interval holds the middle 95 % of (A - B)/n.
 * The trap: of very few images on which the models differ it is too narrow; the verdict is {@link
 * McNemar}'s.
 */
public final class ExactBootstrap {
  private static final double TAIL = 0.025;

  /** Standard deviations beyond which a count is not looked at, with a few counts more. */
  private static final double FAR = 7;

  private static final int MORE = 20;

  private final Agreement models;

  private ExactBootstrap(Agreement models) {
    this.models = models;
  }

  /** The 95 % interval of the variant's accuracy minus the baseline's; at least one image. */
  public static Interval ci95(Agreement models) {
    if (models.images() == 0) {
      throw new IllegalArgumentException("Invalid images: expected at least one, received none.");
    }
    return new ExactBootstrap(models).interval();
  }

  /**
   * Counts worth looking at.
   *
   * @param low the first
   * @param high the last
   */
  private record Range(int low, int high) {
    static Range around(int count, int n) {
      double reach = FAR * Math.sqrt(count * (1 - (double) count / n)) + MORE;
      return new Range(
          Math.max(0, (int) (count - reach)), Math.min(n, (int) Math.ceil(count + reach)));
    }

    int size() {
      return high - low + 1;
    }
  }

  private Interval interval() {
    int n = models.images();
    Range won = Range.around(models.onlyVariant(), n);
    Range lost = Range.around(models.onlyBaseline(), n);
    double[] chances = chances(won, lost);
    int first = won.low() - lost.high();
    return new Interval(
        (first + fromBelow(chances)) / (double) n, (first + fromAbove(chances)) / (double) n);
  }

  /** Of each difference in counts, the smallest first. */
  private double[] chances(Range won, Range lost) {
    int n = models.images();
    double each = (double) models.onlyVariant() / n;
    double other =
        models.onlyVariant() == n ? 0 : (double) models.onlyBaseline() / (n - models.onlyVariant());
    BinomialDistribution wins = BinomialDistribution.of(n, each);
    double[] chances = new double[won.size() + lost.size() - 1];
    for (int w = won.low(); w <= won.high(); w++) {
      double ofWins = wins.probability(w);
      BinomialDistribution losses = BinomialDistribution.of(n - w, other);
      for (int l = lost.low(); l <= Math.min(lost.high(), n - w); l++) {
        chances[w - won.low() + lost.high() - l] += ofWins * losses.probability(l);
      }
    }
    return chances;
  }

  private static int fromBelow(double[] chances) {
    int place = 0;
    double sum = chances[0];
    while (sum < TAIL) {
      sum += chances[++place];
    }
    return place;
  }

  private static int fromAbove(double[] chances) {
    int place = chances.length - 1;
    double sum = chances[place];
    while (sum < TAIL) {
      sum += chances[--place];
    }
    return place;
  }
}
