package regulus.learning.explanation;

import java.util.List;
import regulus.learning.network.WeightArray;

/**
 * The kernels of one convolution.
 *
 * @param layer its name
 * @param kernel [height, width, channels, filters]
 */
public record Filters(String layer, WeightArray kernel) {
  public Filters {
    if (kernel.shape().size() != 4) {
      throw new IllegalArgumentException("No convolution's kernel: " + kernel.shape());
    }
  }

  public int height() {
    return kernel.shape().get(0);
  }

  public int width() {
    return kernel.shape().get(1);
  }

  /** How many channels each filter sees. */
  public int channels() {
    return kernel.shape().get(2);
  }

  public int count() {
    return kernel.shape().get(3);
  }

  /** What one filter weighs one channel with, row by row. */
  public float[] tile(int filter, int channel) {
    float[] tile = new float[height() * width()];
    for (int i = 0; i < tile.length; i++) {
      tile[i] = kernel.values()[(i * channels() + channel) * count() + filter];
    }
    return tile;
  }

  /**
   * A depthwise kernel [height, width, channels, multiplier], each of whose filters sees one
   * channel: the same numbers as [height, width, 1, channels · multiplier].
   */
  static Filters depthwise(String layer, WeightArray kernel) {
    List<Integer> shape = kernel.shape();
    List<Integer> each = List.of(shape.get(0), shape.get(1), 1, shape.get(2) * shape.get(3));
    return new Filters(layer, new WeightArray(each, kernel.values()));
  }
}
