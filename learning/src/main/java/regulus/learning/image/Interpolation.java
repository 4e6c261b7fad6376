package regulus.learning.image;

/**
 * How a resized picture's pixels follow from the original's; Keras' {@code interpolation}, without
 * antialiasing: however much a picture shrinks, only original pixels within the radius of each new
 * pixel's centre count.
 */
public enum Interpolation {
  /** The pixel that the centre lies in. */
  NEAREST(0.5) {
    @Override
    double weight(double distance) {
      return 1;
    }
  },
  /** Two by two pixels, by their distance. The default. */
  BILINEAR(1) {
    @Override
    double weight(double distance) {
      return 1 - distance;
    }
  },
  /** Keys' cubic convolution with a = -1/2 (1981), looked up in TensorFlow's 1024 steps. */
  BICUBIC(2) {
    @Override
    double weight(double distance) {
      return cubic(Math.rint(distance * 1024) / 1024, 0, 0.5);
    }
  },
  /** Everything that a new pixel covers, by its share. */
  AREA(0) {
    @Override
    double weight(double distance) {
      return 1;
    }
  },
  /** Lanczos' windowed sinc with three lobes. */
  LANCZOS3(3) {
    @Override
    double weight(double distance) {
      return lanczos(distance, 3);
    }
  },
  /** Lanczos' windowed sinc with five lobes. */
  LANCZOS5(5) {
    @Override
    double weight(double distance) {
      return lanczos(distance, 5);
    }
  },
  /** A bell of standard deviation 1/2. */
  GAUSSIAN(1.5) {
    @Override
    double weight(double distance) {
      return Math.exp(-2 * distance * distance);
    }
  },
  /** Mitchell and Netravali's cubic with b = c = 1/3 (1988). */
  MITCHELLCUBIC(2) {
    @Override
    double weight(double distance) {
      return cubic(distance, 1 / 3.0, 1 / 3.0);
    }
  };

  private final double radius;

  Interpolation(double radius) {
    this.radius = radius;
  }

  /** How far an original pixel's centre may be, in original pixels. */
  double radius() {
    return radius;
  }

  /** Before all weights are divided by their sum; the distance is below the radius. */
  abstract double weight(double distance);

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
