package regulus.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a variant scores more than its baseline on each image, by repetition: for accuracy 1 where
 * only the variant is right, -1 where only the baseline is, else 0; for other figures what an image
 * adds to them ({@link Jackknife}), or a block of images.
 *
 * @param differences [repetition][image]; where seeds share their images, in the same order
 * @param numbers which image each of them is of, if it is known
 */
public record ImageScores(double[][] differences, Optional<int[][]> numbers) {
  public ImageScores {
    numbers.ifPresent(it -> requireAsMany(differences, it));
  }

  /** Of images that are told apart by their order alone. */
  public ImageScores(double[][] differences) {
    this(differences, Optional.empty());
  }

  private static void requireAsMany(double[][] differences, int[][] numbers) {
    int[] wanted = Arrays.stream(differences).mapToInt(it -> it.length).toArray();
    int[] received = Arrays.stream(numbers).mapToInt(it -> it.length).toArray();
    if (!Arrays.equals(wanted, received)) {
      throw new IllegalArgumentException(
          "Invalid images: expected as many numbers as differences of each seed, "
              + Arrays.toString(wanted)
              + ", received "
              + Arrays.toString(received)
              + ".");
    }
  }

  int seeds() {
    return differences.length;
  }

  int images() {
    return differences.length == 0 ? 0 : differences[0].length;
  }

  /** Whether variant and baseline did the same with every image. */
  boolean allZero() {
    return Arrays.stream(differences).flatMapToDouble(Arrays::stream).allMatch(it -> it == 0);
  }

  /** Throws unless every seed has the same number of images. */
  ImageScores requireShared() {
    for (double[] seed : differences) {
      if (seed.length != differences[0].length) {
        throw new IllegalArgumentException(
            "Invalid images: expected as many for every seed, received "
                + differences[0].length
                + " and "
                + seed.length
                + ".");
      }
    }
    return this;
  }

  /** The mean difference of each seed. */
  double[] bySeed() {
    double[] means = new double[seeds()];
    for (int i = 0; i < means.length; i++) {
      means[i] = Resampled.mean(differences[i]);
    }
    return means;
  }

  /**
   * The mean covariance over images of two seeds' differences, divided by the number of images:
   * (I²·var(column means) - Σ var(row)) / (I·(I - 1)) / J. Below zero by chance where images share
   * nothing.
   */
  double sharedVariance() {
    int seeds = seeds();
    double own = 0;
    for (double[] seed : differences) {
      own += variance(seed);
    }
    double together = (double) seeds * seeds * variance(byImage());
    return (together - own) / (seeds * (seeds - 1.0)) / images();
  }

  /**
   * The mean covariance of two seeds' mean differences that the images make which both have: with z
   * the difference of an image from its seed's mean, divided by √(J·(J - 1)) of the seed's J
   * images, (Σ over images of (Σ over seeds z)² - Σ z²) / (I·(I - 1)). Below zero by chance where
   * images share nothing.
   */
  double overlappingVariance() {
    int[][] images =
        numbers.orElseThrow(
            () -> new IllegalArgumentException("Invalid images: expected their numbers."));
    Map<Integer, Double> sums = new HashMap<>();
    double pairs = 0;
    for (int i = 0; i < seeds(); i++) {
      double mean = Resampled.mean(differences[i]);
      double count = differences[i].length;
      double scale = 1 / Math.sqrt(count * Math.max(1, count - 1));
      for (int j = 0; j < count; j++) {
        double z = scale * (differences[i][j] - mean);
        double before = sums.merge(images[i][j], z, Double::sum) - z;
        pairs += 2 * z * before;
      }
    }
    return pairs / (seeds() * (seeds() - 1.0));
  }

  /** The variance that images alone give the mean difference of a repetition; the mean of all. */
  double ownVariance() {
    double own = 0;
    for (double[] repetition : differences) {
      own += repetition.length < 2 ? 0 : variance(repetition) / repetition.length;
    }
    return own / seeds();
  }

  private double[] byImage() {
    double[] means = new double[images()];
    for (double[] seed : differences) {
      for (int j = 0; j < means.length; j++) {
        means[j] += seed[j] / seeds();
      }
    }
    return means;
  }

  private static double variance(double[] values) {
    double mean = Resampled.mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares / (values.length - 1);
  }
}
