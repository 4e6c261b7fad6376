package regulus.learning.data;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The values of one colour channel over many images, as fractions of 255.
 *
 * @param mean 0 … 1
 * @param deviation standard deviation over all pixels, 0 … 0.5
 */
public record ChannelStatistics(double mean, double deviation) {

  /** Of each channel, exact, in one pass. */
  public static List<ChannelStatistics> of(Selection selection) {
    int channels = selection.examples().shape().channels();
    int elements = selection.examples().shape().elements();
    ByteBuffer pixels = selection.examples().pixels();
    long[][] counts = new long[channels][256];
    for (int index : selection.indexes()) {
      int first = index * elements;
      for (int i = 0; i < elements; i++) {
        counts[i % channels][Byte.toUnsignedInt(pixels.get(first + i))]++;
      }
    }
    return IntStream.range(0, channels).mapToObj(c -> ofCounts(counts[c])).toList();
  }

  /**
   * @param counts how often each value occurs
   */
  private static ChannelStatistics ofCounts(long[] counts) {
    double total = LongStream.of(counts).sum();
    double mean = IntStream.range(0, 256).mapToLong(v -> v * counts[v]).sum() / total;
    double square = IntStream.range(0, 256).mapToLong(v -> (long) v * v * counts[v]).sum() / total;
    return new ChannelStatistics(mean / 255, Math.sqrt(Math.max(0, square - mean * mean)) / 255);
  }
}
