package regulus.learning.engine;

import java.util.function.DoubleUnaryOperator;

/**
 * With what weights the pixels of one row or column make up those of a longer or shorter one, as
 * TensorFlow has it: [to, from], row-major.
 *
 * @param from pixels before
 * @param to pixels afterwards
 */
record ScalingWeights(int from, int to) {
  /** TensorFlow looks its cubic up at so many places between two pixels. */
  private static final int PLACES = 1024;

  /** Keys' choice, and TensorFlow's where pixels have their centres at half numbers. */
  private static final double A = -0.5;

  private static final double NEAR_ZERO = 1e-3;

  double[] of(Interpolation interpolation, boolean antialias) {
    return switch (interpolation) {
      case BILINEAR -> weighed(x -> Math.max(0, 1 - x), 1, antialias);
      case BICUBIC -> antialias ? weighed(ScalingWeights::cubic, 2, true) : tabled();
      case LANCZOS3 -> weighed(x -> lanczos(x, 3), 3, antialias);
      case LANCZOS5 -> weighed(x -> lanczos(x, 5), 5, antialias);
      case AREA -> covered();
      case NEAREST -> throw new IllegalArgumentException("The nearest pixel has no weights.");
    };
  }

  /**
   * @param kernel weight at a distance
   * @param radius from which on it is 0
   */
  private double[] weighed(DoubleUnaryOperator kernel, double radius, boolean antialias) {
    double[] weights = new double[to * from];
    double scale = (double) from / to;
    double stretch = antialias ? Math.max(scale, 1) : 1;
    for (int i = 0; i < to; i++) {
      double center = (i + 0.5) * scale;
      int first = Math.max(0, (int) Math.ceil(center - radius * stretch - 0.5));
      int last = Math.min(from - 1, (int) Math.floor(center + radius * stretch - 0.5));
      for (int j = first; j <= last; j++) {
        double distance = Math.abs(j + 0.5 - center) / stretch;
        weights[i * from + j] = kernel.applyAsDouble(distance);
      }
      normalize(weights, i);
    }
    return weights;
  }

  /** The cubic at the nearest of {@link #PLACES}; beyond the edge there are no pixels. */
  private double[] tabled() {
    double[] weights = new double[to * from];
    float scale = (float) from / to;
    for (int i = 0; i < to; i++) {
      float place = (i + 0.5f) * scale - 0.5f;
      int left = (int) Math.floor(place);
      double offset = Math.rint((place - left) * PLACES) / PLACES;
      for (int j = Math.max(0, left - 1); j <= Math.min(from - 1, left + 2); j++) {
        weights[i * from + j] = cubic(Math.abs(j - left - offset));
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

  private static double cubic(double x) {
    if (x >= 2) {
      return 0;
    }
    return x >= 1 ? ((A * x - 5 * A) * x + 8 * A) * x - 4 * A : ((A + 2) * x - (A + 3)) * x * x + 1;
  }

  private static double lanczos(double x, double radius) {
    if (x <= NEAR_ZERO) {
      return 1;
    }
    return x > radius
        ? 0
        : radius
            * Math.sin(Math.PI * x)
            * Math.sin(Math.PI * x / radius)
            / (Math.PI * Math.PI * x * x);
  }
}
