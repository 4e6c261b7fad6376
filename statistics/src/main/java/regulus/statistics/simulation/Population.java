package regulus.statistics.simulation;

import regulus.statistics.Draws;

/**
 * From where images are drawn: two classes, equally frequent, whose features are normal with
 * variance 1 about ± their means. Three features are shared by all classifiers. Two blocks of three
 * have the same distribution, so that a classifier on the first is exactly as good as one on the
 * second, over all data sets. One more feature makes its classifier better.
 *
 * @param extra the mean of that last feature, 0 or more: how much better
 */
public record Population(double extra) {
  static final int WIDTH = 10;
  private static final int BLOCK = 3;
  private static final int FIRST = 3;
  private static final int SECOND = 6;
  private static final double SHARED = 0.6;
  private static final double OWN = 0.35;

  /** Where both blocks of an image hold the same numbers. */
  enum Blocks {
    /** Each drawn for itself. */
    APART,
    /** The second as the first, so that classifiers trained on either are the same. */
    ALIKE
  }

  Images draw(int count, Blocks blocks, Draws draws) {
    double[] features = new double[count * WIDTH];
    boolean[] labels = new boolean[count];
    for (int i = 0; i < features.length; i += 2) {
      double radius = Math.sqrt(-2 * Math.log(1 - draws.uniform(i)));
      double angle = 2 * Math.PI * draws.uniform(i + 1L);
      features[i] = radius * Math.cos(angle);
      features[i + 1] = radius * Math.sin(angle);
    }
    for (int image = 0; image < count; image++) {
      labels[image] = draws.bits(features.length + (long) image) < 0;
      shift(features, image * WIDTH, labels[image] ? 1 : -1);
      if (blocks == Blocks.ALIKE) {
        System.arraycopy(features, image * WIDTH + FIRST, features, image * WIDTH + SECOND, BLOCK);
      }
    }
    return new Images(features, labels);
  }

  private void shift(double[] features, int start, int sign) {
    for (int column = 0; column < WIDTH - 1; column++) {
      features[start + column] += sign * (column < FIRST ? SHARED : OWN);
    }
    features[start + WIDTH - 1] += sign * extra;
  }
}
