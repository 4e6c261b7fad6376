package regulus.study.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import regulus.learning.network.WeightArray;

/**
 * How often values lie in each of 30 intervals of equal width between the least and the greatest,
 * as TensorBoard's histograms have it; values that are not finite are not counted.
 *
 * @param least left edge of the first interval
 * @param greatest right edge of the last one; if all values are equal, they are in the last
 */
public record Histogram(double least, double greatest, long[] counts) {
  static final int BUCKETS = 30;

  /** One histogram per weight, by {@code layer/weight}. */
  public static Map<String, Histogram> ofEach(Map<String, WeightArray> weights) {
    Map<String, Histogram> histograms = new LinkedHashMap<>();
    weights.forEach((name, weight) -> histograms.put(name, of(weight.values())));
    return histograms;
  }

  static Histogram of(float[] values) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (float value : values) {
      if (Float.isFinite(value)) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
    return least > greatest
        ? new Histogram(0, 0, new long[BUCKETS])
        : new Histogram(least, greatest, counts(values, least, greatest));
  }

  private static long[] counts(float[] values, double least, double greatest) {
    long[] counts = new long[BUCKETS];
    double width = (greatest - least) / BUCKETS;
    for (float value : values) {
      if (Float.isFinite(value)) {
        int bucket = width == 0 ? BUCKETS - 1 : (int) ((value - least) / width);
        counts[Math.min(bucket, BUCKETS - 1)]++;
      }
    }
    return counts;
  }

  /** Left edge, right edge and count of every interval, as doubles, lowest byte first. */
  byte[] rows() {
    byte[] bytes = new byte[3 * BUCKETS * Double.BYTES];
    ByteBuffer rows = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < BUCKETS; i++) {
      rows.putDouble(edge(i)).putDouble(edge(i + 1)).putDouble((double) counts[i]);
    }
    return bytes;
  }

  private double edge(int bucket) {
    return bucket == BUCKETS ? greatest : least + (greatest - least) / BUCKETS * bucket;
  }
}
