package regulus.learning.data;

import java.util.Arrays;

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
  /** Images of the first selection that are in the second; at the same place is not again. */
  public static Duplicates between(Selection these, Selection others) {
    LookAlikes known = new LookAlikes(others);
    double[] levels =
        Arrays.stream(these.indexes()).parallel().mapToDouble(known::distance).toArray();
    int exact = 0;
    int near = 0;
    for (double level : levels) {
      exact += level == 0 ? 1 : 0;
      near += level > 0 && level < Double.POSITIVE_INFINITY ? 1 : 0;
    }
    return new Duplicates(exact, near);
  }

  /** Images that have another one like them in the same selection. */
  public static Duplicates within(Selection these) {
    return between(these, these);
  }
}
