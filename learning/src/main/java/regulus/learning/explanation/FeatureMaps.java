package regulus.learning.explanation;

import regulus.learning.Shape;

/**
 * What one layer gives for one image.
 *
 * @param layer its name
 * @param type Keras' name of its kind: {@code Conv2D}
 * @param shape height × width × channels
 * @param values row-major, channels last
 */
public record FeatureMaps(String layer, String type, Shape shape, float[] values) {
  public FeatureMaps {
    if (shape.rank() != 3 || shape.elements() != values.length) {
      throw new IllegalArgumentException(values.length + " numbers are no maps of " + shape);
    }
  }

  /** One channel, row by row. */
  public float[] map(int channel) {
    float[] map = new float[shape.height() * shape.width()];
    for (int i = 0; i < map.length; i++) {
      map[i] = values[i * shape.channels() + channel];
    }
    return map;
  }
}
