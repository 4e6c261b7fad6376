package regulus.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * McNemar's exact test of two models on the same images (McNemar 1947): of the images on which one
 * is right and the other wrong, either should win half; p is two-sided binomial. The trap: it
 * compares two trained models, not two ways of training: another seed gives another p.
 *
 * @param onlyFirst images that the first model alone has right
 * @param onlySecond images that the second model alone has right
 */
public record McNemar(int onlyFirst, int onlySecond) {
  public McNemar {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException(
          "Invalid images: expected counts of at least 0, received "
              + onlyFirst
              + " and "
              + onlySecond
              + ".");
    }
  }

  /**
   * @param first whether the first model is right, by image
   * @param second whether the second is, on the same images
   */
  public static McNemar of(boolean[] first, boolean[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "Invalid images: expected as many for both models, received "
              + first.length
              + " and "
              + second.length
              + ".");
    }
    int onlyFirst = 0;
    int onlySecond = 0;
    for (int i = 0; i < first.length; i++) {
      onlyFirst += first[i] && !second[i] ? 1 : 0;
      onlySecond += second[i] && !first[i] ? 1 : 0;
    }
    return new McNemar(onlyFirst, onlySecond);
  }

  /** Two-sided; 1 where the models are right on the same images. */
  public double pValue() {
    // Twice the smaller tail. The library's own test compares the chances of both tails to see
    // which
    // belongs to p, and where they are equal but for rounding it leaves one of them out.
    int fewer = Math.min(onlyFirst, onlySecond);
    BinomialDistribution halves = BinomialDistribution.of(onlyFirst + onlySecond, 0.5);
    return Math.min(1, 2 * halves.cumulativeProbability(fewer));
  }
}
