package regulus.learning.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import regulus.learning.Shape;

/**
 * A hash of 63 bits that hardly changes with an image's brightness, contrast, noise and small
 * shifts: whether each of the lowest 8 × 8 coefficients of the cosine transform of its brightness,
 * but for the mean, is above their median (Zauner 2010, <i>Implementation and benchmarking of
 * perceptual image hash functions</i>). Images that look alike differ in few bits; that few bits
 * differ does not prove that images look alike.
 */
final class PerceptualHash {
  private static final int SIDE = 8;

  private final Shape shape;
  private final double[][] rows;
  private final double[][] columns;

  /** Of images of this shape. */
  PerceptualHash(Shape shape) {
    this.shape = shape;
    this.rows = cosines(shape.height());
    this.columns = cosines(shape.width());
  }

  private static double[][] cosines(int size) {
    double[][] cosines = new double[SIDE][size];
    for (int k = 0; k < SIDE; k++) {
      for (int i = 0; i < size; i++) {
        cosines[k][i] = Math.cos(Math.PI * k * (i + 0.5) / size);
      }
    }
    return cosines;
  }

  /**
   * @param pixels of one image, channels last
   */
  long of(ByteBuffer pixels) {
    double[] coefficients = transformed(pixels);
    double[] sorted = Arrays.copyOfRange(coefficients, 1, coefficients.length);
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    long bits = 0;
    for (int i = 1; i < coefficients.length; i++) {
      bits |= coefficients[i] > median ? 1L << (i - 1) : 0;
    }
    return bits;
  }

  private double[] transformed(ByteBuffer pixels) {
    double[] coefficients = new double[SIDE * SIDE];
    int at = 0;
    for (int y = 0; y < shape.height(); y++) {
      double[] line = new double[SIDE];
      for (int x = 0; x < shape.width(); x++) {
        int brightness = 0;
        for (int channel = 0; channel < shape.channels(); channel++) {
          brightness += pixels.get(at++) & 0xff;
        }
        for (int k = 0; k < SIDE; k++) {
          line[k] += columns[k][x] * brightness;
        }
      }
      for (int k = 0; k < SIDE; k++) {
        for (int j = 0; j < SIDE; j++) {
          coefficients[k * SIDE + j] += rows[k][y] * line[j];
        }
      }
    }
    return coefficients;
  }
}
