package regulus.learning.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images by the parts of their perceptual hashes, one of which two images share if few bits differ.
 * What looks the same is said at {@link Duplicates}.
 */
final class LookAlikes {
  /** Of two hashes that differ in fewer bits than there are bands, one band is the same. */
  private static final int BANDS = 7;

  private static final int BITS = 9;
  private static final int PARTS = 1 << BITS;
  private static final int MOST_BITS = BANDS - 1;
  private static final double MOST_LEVELS = 24;

  /** From one pixel that is compared to the next; a prime, so that each has its turn. */
  private static final int STRIDE = 7919;

  private final Examples examples;
  private final long[] hashes;
  private final List<Band> bands = new ArrayList<>();

  /** Of these images; any image of the same pool can be looked for among them. */
  LookAlikes(Selection selection) {
    this.examples = selection.examples();
    PerceptualHash hash = new PerceptualHash(examples.shape());
    int elements = examples.shape().elements();
    this.hashes =
        IntStream.range(0, examples.count())
            .parallel()
            .mapToLong(i -> hash.of(examples.pixels().slice(i * elements, elements)))
            .toArray();
    for (int band = 0; band < BANDS; band++) {
      bands.add(Band.of(selection.indexes(), hashes, band * BITS));
    }
  }

  /** Which of the images is asked about. */
  @FunctionalInterface
  interface Wanted {
    boolean test(int index);
  }

  /** In levels, to the most similar image of another place; infinite if none is similar. */
  double distance(int index) {
    return distance(index, any -> true);
  }

  /** The same, to those images alone that are asked about. */
  double distance(int index, Wanted wanted) {
    double smallest = Double.POSITIVE_INFINITY;
    long hash = hashes[index];
    for (Band band : bands) {
      int part = band.part(hash);
      for (int i = band.starts()[part]; i < band.starts()[part + 1]; i++) {
        long bits = hash ^ band.hashes()[i];
        boolean alike = Long.bitCount(bits) <= MOST_BITS && band.isFirstAlike(bits);
        if (alike && band.images()[i] != index && wanted.test(band.images()[i])) {
          smallest = Math.min(smallest, levels(index, band.images()[i]));
          if (smallest == 0) {
            return 0;
          }
        }
      }
    }
    return smallest;
  }

  /** Infinite where they differ by more than duplicates do. */
  private double levels(int one, int other) {
    ByteBuffer pixels = examples.pixels();
    int elements = examples.shape().elements();
    long most = (long) (MOST_LEVELS * MOST_LEVELS * elements);
    long sum = 0;
    int stride = elements % STRIDE == 0 ? 1 : STRIDE;
    int place = 0;
    for (int i = 0; i < elements; i++) {
      // All over the image, since the borders of many images are alike.
      place = (place + stride) % elements;
      int difference =
          (pixels.get(one * elements + place) & 0xff)
              - (pixels.get(other * elements + place) & 0xff);
      sum += (long) difference * difference;
      if (sum > most) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return Math.sqrt((double) sum / elements);
  }

  /**
   * Images in the order of some bits of their hashes.
   *
   * @param shift of these bits
   * @param starts where the images of each value begin, and after the last where they end
   * @param images their places among the examples
   * @param hashes theirs
   */
  private record Band(int shift, int[] starts, int[] images, long[] hashes) {
    static Band of(int[] indexes, long[] all, int shift) {
      Band band =
          new Band(shift, new int[PARTS + 1], new int[indexes.length], new long[indexes.length]);
      for (int index : indexes) {
        band.starts[band.part(all[index]) + 1]++;
      }
      for (int part = 0; part < PARTS; part++) {
        band.starts[part + 1] += band.starts[part];
      }
      int[] next = band.starts.clone();
      for (int index : indexes) {
        int at = next[band.part(all[index])]++;
        band.images[at] = index;
        band.hashes[at] = all[index];
      }
      return band;
    }

    int part(long hash) {
      return (int) (hash >>> shift) & (PARTS - 1);
    }

    /** Whether two hashes that differ in these bits are alike in none of the bands before. */
    boolean isFirstAlike(long bits) {
      for (int before = 0; before < shift; before += BITS) {
        if (((bits >>> before) & (PARTS - 1)) == 0) {
          return false;
        }
      }
      return true;
    }
  }
}
