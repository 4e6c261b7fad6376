package regulus.learning.interpolation;

/**
 * How much an original pixel counts for a new one, by the distance of their centres in original
 * pixels, before all weights are divided by their sum. Pixels are squares whose centres lie half a
 * pixel inside, as in TensorFlow.
 */
public enum Kernel {
  /** By the distance alone: two pixels along each side. */
  TRIANGLE(1) {
    @Override
    double near(double distance) {
      return 1 - distance;
    }
  },
  /**
   * Keys' cubic convolution with a = -1/2 (1981): four pixels along each side. TensorFlow looks it
   * up at {@link #PLACES} places between two pixels, unless it antialiases.
   */
  KEYS(2) {
    @Override
    double near(double distance) {
      return cubic(distance, 0, 0.5);
    }
  },
  /** Mitchell and Netravali's cubic with b = c = 1/3 (1988). */
  MITCHELL(2) {
    @Override
    double near(double distance) {
      return cubic(distance, 1 / 3.0, 1 / 3.0);
    }
  },
  /** Lanczos' windowed sinc with three lobes. */
  LANCZOS3(3) {
    @Override
    double near(double distance) {
      return lanczos(distance, 3);
    }
  },
  /** Lanczos' windowed sinc with five lobes. */
  LANCZOS5(5) {
    @Override
    double near(double distance) {
      return lanczos(distance, 5);
    }
  },
  /** A bell of standard deviation 1/2. */
  GAUSSIAN(1.5) {
    @Override
    double near(double distance) {
      return Math.exp(-2 * distance * distance);
    }
  };

  /** Steps in which TensorFlow's table of {@link #KEYS} goes from pixel to pixel. */
  public static final int PLACES = 1024;

  private final double radius;

  Kernel(double radius) {
    this.radius = radius;
  }

  /** From which distance on it is 0, in original pixels. */
  public double radius() {
    return radius;
  }

  /**
   * @param distance at least 0
   */
  public double weight(double distance) {
    return distance < radius ? near(distance) : 0;
  }

  /**
   * @param distance below the radius
   */
  abstract double near(double distance);

  private static double lanczos(double distance, int lobes) {
    if (distance < 1e-3) {
      return 1;
    }
    double x = Math.PI * distance;
    return lobes * Math.sin(x) * Math.sin(x / lobes) / (x * x);
  }

  /** Of the family of Mitchell and Netravali. */
  private static double cubic(double x, double b, double c) {
    return x < 1
        ? ((12 - 9 * b - 6 * c) * x * x * x + (-18 + 12 * b + 6 * c) * x * x + (6 - 2 * b)) / 6
        : ((-b - 6 * c) * x * x * x
                + (6 * b + 30 * c) * x * x
                + (-12 * b - 48 * c) * x
                + (8 * b + 24 * c))
            / 6;
  }
}
