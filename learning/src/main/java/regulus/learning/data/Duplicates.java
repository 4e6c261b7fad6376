package regulus.learning.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many images of one part are images of another part as well. Where there are some, a test
 * measures memory, too.
 *
 * @param exact the same pixel by pixel
 * @param near others that look the same: perceptual hashes that differ in at most 6 of 63 bits, and
 *     pixels that differ by at most 24 of 255 levels in the root mean square. Of CIFAR-10's that
 *     were looked at, all were the same photograph, cut, coloured or compressed in another way;
 *     among simple drawings, such as MNIST's digits, they may be different ones that are alike
 */
public record Duplicates(int exact, int near) {
  /** Of two hashes that differ in fewer bits than there are bands, one band is the same. */
  private static final int BANDS = 7;

  private static final int BITS = 9;
  private static final int MOST_BITS = BANDS - 1;
  private static final double MOST_LEVELS = 24;

  /** Images of the first selection that are in the second, which has none of the same places. */
  public static Duplicates between(Selection these, Selection others) {
    Index known = new Index(others);
    int exact = 0;
    int near = 0;
    for (int index : these.indexes()) {
      double levels = known.distance(index);
      exact += levels == 0 ? 1 : 0;
      near += levels > 0 && levels < Double.POSITIVE_INFINITY ? 1 : 0;
    }
    return new Duplicates(exact, near);
  }

  /** Images that have another one like them in the same selection. */
  public static Duplicates within(Selection these) {
    return between(these, these);
  }

  /** Images by the parts of their hashes, one of which two images share if few bits differ. */
  private static final class Index {
    private final Examples examples;
    private final long[] hashes;
    private final List<Map<Integer, List<Integer>>> bands = new ArrayList<>();

    Index(Selection selection) {
      this.examples = selection.examples();
      this.hashes = new long[examples.count()];
      PerceptualHash hash = new PerceptualHash(examples.shape());
      for (int i = 0; i < hashes.length; i++) {
        hashes[i] = hash.of(pixels(i));
      }
      for (int band = 0; band < BANDS; band++) {
        Map<Integer, List<Integer>> images = new HashMap<>();
        for (int index : selection.indexes()) {
          images.computeIfAbsent(part(index, band), none -> new ArrayList<>()).add(index);
        }
        bands.add(images);
      }
    }

    private int part(int index, int band) {
      return (int) (hashes[index] >>> (band * BITS)) & ((1 << BITS) - 1);
    }

    private ByteBuffer pixels(int index) {
      int elements = examples.shape().elements();
      return examples.pixels().slice(index * elements, elements);
    }

    /** In levels, to the most similar image of another place; infinite if none is similar. */
    double distance(int index) {
      double smallest = Double.POSITIVE_INFINITY;
      for (int band = 0; band < BANDS; band++) {
        for (int other : bands.get(band).getOrDefault(part(index, band), List.of())) {
          if (other != index && Long.bitCount(hashes[index] ^ hashes[other]) <= MOST_BITS) {
            smallest = Math.min(smallest, levels(index, other));
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
      for (int i = 0; i < elements; i++) {
        int difference =
            (pixels.get(one * elements + i) & 0xff) - (pixels.get(other * elements + i) & 0xff);
        sum += (long) difference * difference;
        if (sum > most) {
          return Double.POSITIVE_INFINITY;
        }
      }
      return Math.sqrt((double) sum / elements);
    }
  }
}
