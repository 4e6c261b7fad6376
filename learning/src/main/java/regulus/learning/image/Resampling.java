package regulus.learning.image;

import java.util.Arrays;

/**
 * Resizes a picture, columns first, then rows, both as numbers that are rounded only at the end.
 * Original and new pixels are squares, and their centres lie half a pixel inside: the new pixel i
 * lies at (i + 1/2) · scale in the original, scale being the original size over the new one.
 */
final class Resampling {
  private final Picture picture;
  private final Interpolation interpolation;

  private Resampling(Picture picture, Interpolation interpolation) {
    this.picture = picture;
    this.interpolation = interpolation;
  }

  static Resampling of(Picture picture, Interpolation interpolation) {
    return new Resampling(picture, interpolation);
  }

  Picture resize(int height, int width) {
    return rows(axis(picture.height(), height), new Lines(axis(picture.width(), width)));
  }

  /**
   * What each new pixel of one axis takes from which original ones.
   *
   * @param first the first original pixel of each new one
   * @param weights from there on, with a sum of 1
   */
  private record Axis(int[] first, float[][] weights) {}

  private Axis axis(int from, int to) {
    int[] first = new int[to];
    float[][] weights = new float[to][];
    double scale = (double) from / to;
    for (int i = 0; i < to; i++) {
      double low = low(i, scale);
      double high = high(i, scale);
      first[i] = Math.max(0, Math.min(from - 1, (int) Math.floor(low)));
      int last = Math.max(first[i], Math.min(from - 1, (int) Math.ceil(high) - 1));
      weights[i] = weights(first[i], last, i, scale);
    }
    return new Axis(first, weights);
  }

  /** Where what a new pixel is made of begins; pixel k lies from k to k + 1. */
  private double low(int i, double scale) {
    return switch (interpolation) {
      case AREA -> i * scale;
      case NEAREST -> (i + 0.5) * scale;
      default -> (i + 0.5) * scale - interpolation.radius() - 0.5;
    };
  }

  private double high(int i, double scale) {
    return switch (interpolation) {
      case AREA -> (i + 1) * scale;
      case NEAREST -> Math.floor((i + 0.5) * scale) + 1;
      default -> (i + 0.5) * scale + interpolation.radius() + 0.5;
    };
  }

  private float[] weights(int first, int last, int i, double scale) {
    double[] weights = new double[last - first + 1];
    double sum = 0;
    for (int k = first; k <= last; k++) {
      weights[k - first] = weight(k, i, scale);
      sum += weights[k - first];
    }
    float[] fractions = new float[weights.length];
    for (int k = 0; k < weights.length; k++) {
      fractions[k] = (float) (weights[k] / sum);
    }
    return fractions;
  }

  private double weight(int k, int i, double scale) {
    if (interpolation == Interpolation.AREA) {
      return Math.min(k + 1, (i + 1) * scale) - Math.max(k, i * scale);
    }
    double distance = Math.abs(k + 0.5 - (i + 0.5) * scale);
    boolean near = distance < interpolation.radius();
    return near || interpolation == Interpolation.NEAREST ? interpolation.weight(distance) : 0;
  }

  /**
   * The original's rows with the new width; mutable: each is computed when it is asked for, and
   * kept until another one needs its place, so that huge pictures take little memory.
   */
  private final class Lines {
    private static final int KEPT = 16;

    private final Axis axis;
    private final int length;
    private final float[][] lines = new float[KEPT][];
    private final int[] rows = new int[KEPT];

    Lines(Axis axis) {
      this.axis = axis;
      this.length = axis.first().length * picture.channels();
      Arrays.fill(rows, -1);
    }

    float[] line(int row) {
      int place = row % KEPT;
      if (rows[place] != row) {
        lines[place] = narrowed(row);
        rows[place] = row;
      }
      return lines[place];
    }

    private float[] narrowed(int row) {
      int channels = picture.channels();
      float[] line = new float[length];
      for (int x = 0; x < axis.first().length; x++) {
        float[] weights = axis.weights()[x];
        int source = row * picture.width() + axis.first()[x];
        for (int k = 0; k < weights.length; k++) {
          for (int c = 0; c < channels; c++) {
            line[x * channels + c] += weights[k] * picture.sample(source + k, c);
          }
        }
      }
      return line;
    }
  }

  private Picture rows(Axis axis, Lines lines) {
    int height = axis.first().length;
    byte[] samples = new byte[height * lines.length];
    float[] sums = new float[lines.length];
    for (int y = 0; y < height; y++) {
      Arrays.fill(sums, 0);
      for (int k = 0; k < axis.weights()[y].length; k++) {
        add(sums, axis.weights()[y][k], lines.line(axis.first()[y] + k));
      }
      for (int i = 0; i < sums.length; i++) {
        samples[y * sums.length + i] = (byte) Math.max(0, Math.min(255, Math.round(sums[i])));
      }
    }
    return new Picture(height, sums.length / picture.channels(), picture.channels(), samples);
  }

  private static void add(float[] sums, float weight, float[] line) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * line[i];
    }
  }
}
