package regulus.learning.initializer;

import java.util.List;
import regulus.learning.random.Stream;

/** The distributions that initializers draw from, element by element. */
final class Draws {
  private Draws() {}

  static float[] uniform(List<Integer> shape, double low, double high, Stream random) {
    float[] values = new float[elements(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (low + (high - low) * random.uniform(i));
    }
    return values;
  }

  static float[] normal(List<Integer> shape, double mean, double deviation, Stream random) {
    float[] values = new float[elements(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + deviation * random.normal(i));
    }
    return values;
  }

  /** Normal, but drawn again while more than two deviations from the mean. */
  static float[] truncatedNormal(
      List<Integer> shape, double mean, double deviation, Stream random) {
    float[] values = new float[elements(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + deviation * withinTwo(random.at(i)));
    }
    return values;
  }

  static float[] constant(List<Integer> shape, double value) {
    float[] values = new float[elements(shape)];
    java.util.Arrays.fill(values, (float) value);
    return values;
  }

  private static double withinTwo(Stream random) {
    long draw = 0;
    double value = random.normal(draw);
    while (Math.abs(value) > 2) {
      value = random.normal(++draw);
    }
    return value;
  }

  private static int elements(List<Integer> shape) {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
