package regulus.learning.setting;

/** Height and width, in this order, as Keras writes sizes. */
public record Pair(int height, int width) {
  public static Pair of(int both) {
    return new Pair(both, both);
  }

  @Override
  public String toString() {
    return height + "×" + width;
  }
}
