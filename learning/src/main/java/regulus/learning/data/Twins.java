package regulus.learning.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * Which images of a data set are others of it as well, pixel by pixel or nearly so, as {@link
 * Duplicates} has it. What is looked up in is made once for all questions.
 */
public final class Twins {
  private final Examples examples;
  private final LookAlikes all;

  /** Hashes all images, on all cores. */
  public Twins(Examples examples) {
    this.examples = examples;
    this.all =
        new LookAlikes(new Selection(examples, IntStream.range(0, examples.count()).toArray()));
  }

  /** What an image is to a selection of others. */
  public enum Kind {
    /** None of them looks the same. */
    ALONE,
    /** One of them looks the same. */
    NEAR,
    /** One of them is the same pixel by pixel. */
    EXACT
  }

  /**
   * What each of some images is to the others, in their order.
   *
   * @param indexes of the images among the examples
   */
  public Kind[] among(Selection others, int... indexes) {
    if (!others.examples().equals(examples)) {
      throw new IllegalArgumentException("Only images of the same examples can be looked for.");
    }
    BitSet wanted = members(others);
    return Arrays.stream(indexes)
        .parallel()
        .mapToObj(index -> kind(all.distance(index, wanted::get)))
        .toArray(Kind[]::new);
  }

  private static Kind kind(double levels) {
    return levels == 0 ? Kind.EXACT : levels < Double.POSITIVE_INFINITY ? Kind.NEAR : Kind.ALONE;
  }

  private static BitSet members(Selection selection) {
    BitSet members = new BitSet();
    Arrays.stream(selection.indexes()).forEach(members::set);
    return members;
  }

  /**
   * How many images of the first selection are in the second pixel by pixel, found in the time that
   * it takes to read them.
   */
  public static int exact(Selection these, Selection others) {
    Map<Integer, int[]> places = new HashMap<>();
    for (int index : others.indexes()) {
      places.merge(sum(others.examples(), index), new int[] {index}, Twins::joined);
    }
    return (int)
        Arrays.stream(these.indexes())
            .filter(
                index ->
                    Arrays.stream(places.getOrDefault(sum(these.examples(), index), new int[0]))
                        .anyMatch(other -> other != index && same(these.examples(), index, other)))
            .count();
  }

  private static int[] joined(int[] some, int[] more) {
    int[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private static int sum(Examples examples, int index) {
    CRC32C sum = new CRC32C();
    sum.update(pixels(examples, index));
    return (int) sum.getValue();
  }

  private static boolean same(Examples examples, int one, int other) {
    return pixels(examples, one).equals(pixels(examples, other));
  }

  private static ByteBuffer pixels(Examples examples, int index) {
    int elements = examples.shape().elements();
    return examples.pixels().slice(index * elements, elements);
  }
}
