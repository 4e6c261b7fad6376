package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regulus.learning.metric.Metric;
import regulus.learning.metric.Metrics;

/**
 * Each metric's figure after each of several batches of unequal sizes. Counts are exact; Keras
 * divides and adds them in 32 bits, over 200 thresholds for an area, hence a tolerance of a few of
 * its roundings.
 */
class MetricParityTest {
  private static final double ROUNDING = 1e-6;

  @TestFactory
  Stream<DynamicTest> accumulatesAsKeras() {
    return ParityFixture.tests("metrics", MetricParityTest::compare);
  }

  private static void compare(ParityCase c) {
    int outputs = c.whole("outputs");
    Metric metric = Metrics.ALL.create(c.plain());
    metric.check(outputs);
    Metric.Accumulator sum = metric.start(outputs);
    int[] sizes = c.wholes("batches");
    double[] expected = c.numbers("values");
    int start = 0;
    for (int i = 0; i < sizes.length; i++) {
      int end = start + sizes[i];
      sum.add(
          Arrays.copyOfRange(c.floats("predictions"), start * outputs, end * outputs),
          Arrays.copyOfRange(c.ints("labels"), start, end),
          sizes[i]);
      assertThat(sum.value()).as("after batch %d", i).isCloseTo(expected[i], within(ROUNDING));
      start = end;
    }
  }
}
