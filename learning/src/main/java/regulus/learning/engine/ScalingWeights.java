package regulus.learning.engine;

import regulus.learning.interpolation.Kernel;

/**
 * With what weights the pixels of one row or column make up those of a longer or shorter one, as
 * TensorFlow has it: [to, from], row-major.
 *
 * @param from pixels before
 * @param to pixels afterwards
 */
public record ScalingWeights(int from, int to) {
  /** For each new pixel the old one that its centre lies in. */
  public long[] nearest() {
    long[] indexes = new long[to];
    float scale = (float) from / to;
    for (int i = 0; i < to; i++) {
      indexes[i] = Math.min((long) ((i + 0.5f) * scale), from - 1);
    }
    return indexes;
  }

  /**
   * @param interpolation any but the nearest pixel, which has no weights
   */
  public double[] of(Interpolation interpolation, boolean antialias) {
    return switch (interpolation) {
      case BILINEAR -> weighed(Kernel.TRIANGLE, antialias);
      case BICUBIC -> antialias ? weighed(Kernel.KEYS, true) : tabled();
      case LANCZOS3 -> weighed(Kernel.LANCZOS3, antialias);
      case LANCZOS5 -> weighed(Kernel.LANCZOS5, antialias);
      case AREA -> covered();
      case NEAREST -> throw new IllegalArgumentException("The nearest pixel has no weights.");
    };
  }

  private double[] weighed(Kernel kernel, boolean antialias) {
    double[] weights = new double[to * from];
    double scale = (double) from / to;
    double stretch = antialias ? Math.max(scale, 1) : 1;
    double radius = kernel.radius() * stretch;
    for (int i = 0; i < to; i++) {
      double center = (i + 0.5) * scale;
      int first = Math.max(0, (int) Math.ceil(center - radius - 0.5));
      int last = Math.min(from - 1, (int) Math.floor(center + radius - 0.5));
      for (int j = first; j <= last; j++) {
        double distance = Math.abs(j + 0.5 - center) / stretch;
        weights[i * from + j] = kernel.weight(distance);
      }
      normalize(weights, i);
    }
    return weights;
  }

  /** The cubic at the nearest of {@link Kernel#PLACES}; beyond the edge there are no pixels. */
  private double[] tabled() {
    double[] weights = new double[to * from];
    float scale = (float) from / to;
    for (int i = 0; i < to; i++) {
      float place = (i + 0.5f) * scale - 0.5f;
      int left = (int) Math.floor(place);
      double offset = Math.rint((place - left) * Kernel.PLACES) / Kernel.PLACES;
      for (int j = Math.max(0, left - 1); j <= Math.min(from - 1, left + 2); j++) {
        weights[i * from + j] = Kernel.KEYS.weight(Math.abs(j - left - offset));
      }
      normalize(weights, i);
    }
    return weights;
  }

  /** How much of each old pixel lies under a new one. */
  private double[] covered() {
    double[] weights = new double[to * from];
    double scale = (double) from / to;
    for (int i = 0; i < to; i++) {
      double start = i * scale;
      double end = start + scale;
      for (int j = (int) start; j < Math.min(from, (int) Math.ceil(end)); j++) {
        weights[i * from + j] = Math.max(0, Math.min(end, j + 1) - Math.max(start, j));
      }
      normalize(weights, i);
    }
    return weights;
  }

  private void normalize(double[] weights, int row) {
    double sum = 0;
    for (int j = 0; j < from; j++) {
      sum += weights[row * from + j];
    }
    for (int j = 0; j < from; j++) {
      weights[row * from + j] /= sum;
    }
  }
}
