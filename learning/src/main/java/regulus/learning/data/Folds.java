package regulus.learning.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import regulus.learning.random.Stream;
import regulus.learning.setting.InvalidSetting;

/**
 * Divides examples into folds, stratified by class: the folds are disjoint and together all of the
 * examples, their sizes differ by at most one, and so do their numbers of examples of each class.
 */
public final class Folds {
  private Folds() {}

  /**
   * Says whether every fold gets an example of every class.
   *
   * @throws InvalidSetting if there are more folds than examples of the smallest class
   */
  public static void check(Selection from, int folds) {
    int[][] classes = Splitter.byClass(from);
    int smallest =
        Arrays.stream(classes).mapToInt(c -> c.length).filter(n -> n > 0).min().orElse(0);
    if (folds > smallest) {
      throw InvalidSetting.of(
          "folds",
          String.format(
              Locale.ROOT, "at most the %,d training images of the smallest class", smallest),
          folds);
    }
  }

  /** Dealt out one by one, class after class, each class shuffled; indexes are ascending. */
  static List<Selection> of(Selection from, int folds, Stream stream) {
    int[] dealt = shuffled(Splitter.byClass(from), stream);
    return IntStream.range(0, folds)
        .mapToObj(fold -> new Selection(from.examples(), every(dealt, fold, folds)))
        .toList();
  }

  private static int[] shuffled(int[][] classes, Stream stream) {
    for (int c = 0; c < classes.length; c++) {
      stream.at(c).shuffle(classes[c]);
    }
    return Arrays.stream(classes).flatMapToInt(Arrays::stream).toArray();
  }

  private static int[] every(int[] dealt, int first, int step) {
    return IntStream.iterate(first, i -> i < dealt.length, i -> i + step)
        .map(i -> dealt[i])
        .sorted()
        .toArray();
  }
}
