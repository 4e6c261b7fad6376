package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regulus.learning.initializer.Initializers;

/**
 * Each initializer's distribution, with the parameters that Keras hands to its random generator for
 * the same shape. Numbers drawn by another generator cannot be Keras', so mean, spread and extremes
 * are compared: of n numbers (n from 288 on, always of the same stream) the sample's mean and
 * standard deviation lie within five standard errors, and the extremes near the bounds.
 */
class InitializerParityTest {
  private static final double STANDARD_ERRORS = 5;

  /** Standard deviation of a standard normal that is cut off at ± 2. */
  private static final double CUT_DEVIATION = 0.8796256610342398;

  @TestFactory
  Stream<DynamicTest> drawsFromKerasDistributions() {
    return ParityFixture.tests("initializers", InitializerParityTest::compare);
  }

  private static void compare(ParityCase c) {
    List<Integer> shape = Arrays.stream(c.wholes("shape")).boxed().toList();
    float[] drawn =
        Initializers.ALL
            .create(c.plain())
            .draw(shape, new regulus.learning.random.Stream(20261121).named(c.toString()));
    assertThat(drawn).hasSize(shape.stream().reduce(1, Math::multiplyExact));
    switch (c.text("distribution")) {
      case "constant" -> assertThat(drawn).containsOnly((float) c.number("value"));
      case "uniform" -> compareUniform(drawn, c.number("low"), c.number("high"));
      case "normal" -> compareNormal(drawn, c.number("mean"), c.number("stddev"), 1);
      case "truncated_normal" -> compareTruncated(drawn, c.number("mean"), c.number("stddev"));
      case "orthogonal" -> compareOrthogonal(drawn, shape.get(shape.size() - 1), c.number("gain"));
      case "identity" -> compareIdentity(drawn, shape.get(1), c.number("gain"));
      default -> throw new IllegalArgumentException(c.text("distribution"));
    }
  }

  private static void compareUniform(float[] drawn, double low, double high) {
    double width = high - low;
    for (float value : drawn) {
      assertThat((double) value).isBetween(low - 1e-6 * width, high + 1e-6 * width);
    }
    compareSpread(drawn, (low + high) / 2, width / Math.sqrt(12));
    double rest = 10 * width / drawn.length;
    assertThat(min(drawn)).isLessThan(low + rest);
    assertThat(max(drawn)).isGreaterThan(high - rest);
  }

  private static void compareTruncated(float[] drawn, double mean, double stddev) {
    for (float value : drawn) {
      assertThat(Math.abs(value - mean)).isLessThanOrEqualTo(2 * stddev * (1 + 1e-6));
    }
    compareNormal(drawn, mean, stddev, CUT_DEVIATION);
    assertThat(max(drawn) - mean).isGreaterThan(1.7 * stddev);
    assertThat(mean - min(drawn)).isGreaterThan(1.7 * stddev);
  }

  private static void compareNormal(float[] drawn, double mean, double stddev, double share) {
    compareSpread(drawn, mean, stddev * share);
    if (share == 1) {
      assertThat(max(drawn) - mean).as("reaches beyond a cut").isGreaterThan(2 * stddev);
    }
  }

  private static void compareSpread(float[] drawn, double mean, double deviation) {
    double sum = 0;
    double squares = 0;
    for (float value : drawn) {
      sum += value - mean;
      squares += (value - mean) * (value - mean);
    }
    int n = drawn.length;
    double error = STANDARD_ERRORS * deviation / Math.sqrt(n);
    assertThat(sum / n).as("mean minus Keras'").isCloseTo(0, within(error));
    assertThat(Math.sqrt(squares / n)).as("deviation").isCloseTo(deviation, within(error));
  }

  private static void compareIdentity(float[] drawn, int columns, double gain) {
    for (int i = 0; i < drawn.length; i++) {
      assertThat(drawn[i]).isEqualTo(i % columns == i / columns ? (float) gain : 0);
    }
  }

  /** The shorter side's vectors are at right angles and {@code gain} long. */
  private static void compareOrthogonal(float[] drawn, int columns, double gain) {
    int rows = drawn.length / columns;
    boolean tall = rows >= columns;
    int vectors = Math.min(rows, columns);
    for (int a = 0; a < Math.min(vectors, 12); a++) {
      for (int b = a; b < vectors; b++) {
        double product = 0;
        for (int i = 0; i < Math.max(rows, columns); i++) {
          product +=
              tall
                  ? (double) drawn[i * columns + a] * drawn[i * columns + b]
                  : (double) drawn[a * columns + i] * drawn[b * columns + i];
        }
        assertThat(product).isCloseTo(a == b ? gain * gain : 0, within(1e-5));
      }
    }
  }

  private static double min(float[] values) {
    double min = Double.POSITIVE_INFINITY;
    for (float value : values) {
      min = Math.min(min, value);
    }
    return min;
  }

  private static double max(float[] values) {
    double max = Double.NEGATIVE_INFINITY;
    for (float value : values) {
      max = Math.max(max, value);
    }
    return max;
  }
}
