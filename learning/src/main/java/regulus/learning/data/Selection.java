package regulus.learning.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some of the examples, by index, in a fixed order.
 *
 * @param indexes into {@code examples}
 */
public record Selection(Examples examples, int[] indexes) {
  public int count() {
    return indexes.length;
  }

  public int label(int position) {
    return examples.labels()[indexes[position]];
  }

  /** How many of them each of so many classes has. */
  public List<Integer> perClass(int classes) {
    int[] counts = new int[classes];
    Arrays.stream(indexes).forEach(index -> counts[examples.labels()[index]]++);
    return Arrays.stream(counts).boxed().toList();
  }

  /** These examples and, after them, the other ones of the same pool. */
  public Selection join(Selection other) {
    if (!other.examples.equals(examples)) {
      throw new IllegalArgumentException("Only selections of the same examples can be joined.");
    }
    return new Selection(
        examples, IntStream.concat(Arrays.stream(indexes), Arrays.stream(other.indexes)).toArray());
  }
}
