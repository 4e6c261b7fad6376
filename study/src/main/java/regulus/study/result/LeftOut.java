package regulus.study.result;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import regulus.learning.metric.Metric;
import regulus.learning.storage.Predictions;
import regulus.statistics.Jackknife;

/**
 * A metric of some images, and of all but a few.
 *
 * <p>Of many images blocks are left out, of which there are at most {@value #BLOCKS}, equally large
 * but for one image: which image is in which depends on its index alone, so that all trials of the
 * same images have the same blocks.
 *
 * @param said of each image
 */
record LeftOut(Metric metric, Predictions said) {
  private static final int BLOCKS = 200;

  /** Of so many, leaving out each takes less than a second. */
  private static final int MOST_SINGLE = 1_000;

  /** Odd, and without a pattern. */
  private static final long SCATTER = 0x9E3779B97F4A7C15L;

  double all() {
    return metric.of(said.probabilities(), said.labels(), said.outputs());
  }

  /** What it is for each image alone. */
  double[] alone() {
    double[] alone = new double[said.count()];
    for (int i = 0; i < alone.length; i++) {
      alone[i] = of(new int[] {i});
    }
    return alone;
  }

  /** What each block adds, such that their mean is the metric of all. */
  double[] pseudoValues() {
    int[] blocks = blocks();
    int count = IntStream.of(blocks).max().orElseThrow() + 1;
    double[] without = new double[count];
    for (int block = 0; block < count; block++) {
      int left = block;
      without[block] =
          of(IntStream.range(0, blocks.length).filter(i -> blocks[i] != left).toArray());
    }
    return Jackknife.pseudoValues(all(), without);
  }

  /** What each single image adds, in their order; none of more images than that is worth. */
  Optional<double[]> pseudoValueOfEach() {
    return said.count() > MOST_SINGLE
        ? Optional.empty()
        : Optional.of(
            Jackknife.pseudoValues(
                all(), IntStream.range(0, said.count()).mapToDouble(this::without).toArray()));
  }

  private double without(int image) {
    return of(IntStream.range(0, said.count()).filter(i -> i != image).toArray());
  }

  /** The block of each image. */
  private int[] blocks() {
    int images = said.count();
    int each = (images + BLOCKS - 1) / BLOCKS;
    int count = (images + each - 1) / each;
    int[] scattered =
        IntStream.range(0, images)
            .boxed()
            .sorted(
                Comparator.comparingLong((Integer i) -> scattered(said.indexes()[i]))
                    .thenComparing(i -> said.indexes()[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] blocks = new int[images];
    for (int rank = 0; rank < images; rank++) {
      blocks[scattered[rank]] = rank % count;
    }
    return blocks;
  }

  private static long scattered(int index) {
    long mixed = (index + 1) * SCATTER;
    return (mixed ^ (mixed >>> 29)) * SCATTER;
  }

  private double of(int[] images) {
    int outputs = said.outputs();
    float[] probabilities = new float[images.length * outputs];
    int[] labels = new int[images.length];
    for (int i = 0; i < images.length; i++) {
      System.arraycopy(
          said.probabilities(), images[i] * outputs, probabilities, i * outputs, outputs);
      labels[i] = said.labels()[images[i]];
    }
    return metric.of(probabilities, labels, outputs);
  }
}
