package regulus.study.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class HistogramTest {
  @Test
  void everyValueIsCountedOnce() {
    float[] values = new float[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i);
    }
    Histogram histogram = Histogram.of(values);
    assertThat(Arrays.stream(histogram.counts()).sum()).isEqualTo(1000);
    assertThat(histogram.least()).isBetween(-1.0, -0.999);
    assertThat(histogram.greatest()).isBetween(0.999, 1.0);
  }

  @Test
  void equalValuesAreInTheLastInterval() {
    Histogram histogram = Histogram.of(new float[] {2, 2, 2});
    assertThat(histogram.least()).isEqualTo(2);
    assertThat(histogram.greatest()).isEqualTo(2);
    assertThat(histogram.counts()[Histogram.BUCKETS - 1]).isEqualTo(3);
  }

  @Test
  void whatIsNotFiniteIsNotCounted() {
    float[] values = {Float.NaN, 1, Float.POSITIVE_INFINITY, 3, Float.NEGATIVE_INFINITY};
    assertThat(Arrays.stream(Histogram.of(values).counts()).sum()).isEqualTo(2);
    assertThat(Arrays.stream(Histogram.of(new float[] {Float.NaN}).counts()).sum()).isZero();
    assertThat(Histogram.of(new float[0]).rows()).hasSize(720);
  }
}
