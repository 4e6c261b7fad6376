package regulus.learning.data;

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
}
