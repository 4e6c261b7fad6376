package regulus.learning.layer;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The bell curve that images are smoothed with. */
final class Gaussian {
  private Gaussian() {}

  /**
   * {@code exp(-½ (x / breadth)²)} at whole numbers around 0, divided by its sum.
   *
   * @param size how many, an odd number
   * @param breadth σ, above 0
   */
  static double[] bell(int size, double breadth) {
    double[] numbers =
        IntStream.rangeClosed(-(size / 2), size / 2)
            .mapToDouble(x -> Math.exp(-0.5 * (x / breadth) * (x / breadth)))
            .toArray();
    double sum = Arrays.stream(numbers).sum();
    return Arrays.stream(numbers).map(number -> number / sum).toArray();
  }
}
