package regulus.learning.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import regulus.learning.random.Stream;

/**
 * Divides a data set, stratified by class: every part holds of each class its share, rounded by
 * largest remainders (ties drawn by lot), so that the sizes are exact and no share is off by one or
 * more. The same stream gives the same division. Indexes are ascending.
 */
public final class Splitter {
  /** No fold, but all of them together. */
  public static final int WHOLE = -1;

  private Splitter() {}

  /**
   * One division of a data set.
   *
   * @throws regulus.learning.setting.InvalidSetting if the data set has too few images for it
   */
  public static Split split(Dataset dataset, SplitSpec spec, Stream stream) {
    return split(dataset, spec, stream, WHOLE);
  }

  /**
   * One fold of a division into folds, or one division without folds.
   *
   * @param stream the same for all folds of one division
   * @param fold from 0; {@link #WHOLE} puts all but the test images into training, which leaves
   *     nothing to validate on
   * @throws regulus.learning.setting.InvalidSetting if the data set has too few images for it
   */
  public static Split split(Dataset dataset, SplitSpec spec, Stream stream, int fold) {
    if (spec.folds().isEmpty()) {
      return parts(dataset, spec, stream);
    }
    SplitSizes sizes = SplitSizes.of(dataset.info(), spec);
    Selection all = part(dataset, SplitSpec.Source.TRAIN_AND_VALIDATION);
    Selection validation =
        fold == WHOLE
            ? new Selection(all.examples(), new int[0])
            : Folds.of(all, spec.folds().getAsInt(), stream.named("folds")).get(fold);
    Selection rest = without(all, validation);
    int kept = spec.trainCount().isPresent() ? sizes.train() : rest.count();
    return new Split(draw(rest, kept, stream.named("train")), validation, dataset.test());
  }

  private static Split parts(Dataset dataset, SplitSpec spec, Stream stream) {
    SplitSizes sizes = SplitSizes.of(dataset.info(), spec);
    Selection part = part(dataset, spec.from());
    Selection validation = draw(part, sizes.validation(), stream.named("validation"));
    Selection rest = without(part, validation);
    Selection train = spec.fixed() ? dataset.train() : rest;
    return new Split(
        draw(train, sizes.train(), stream.named("train")),
        validation,
        spec.from() == SplitSpec.Source.TEST ? rest : dataset.test());
  }

  private static Selection part(Dataset dataset, SplitSpec.Source from) {
    return switch (from) {
      case TRAIN -> dataset.train();
      case TEST -> dataset.test();
      case VALIDATION -> dataset.validation();
      case TRAIN_AND_VALIDATION -> dataset.train().join(dataset.validation());
    };
  }

  /** So many of the examples, stratified. */
  static Selection draw(Selection from, int count, Stream stream) {
    if (count == from.count()) {
      return from;
    }
    int[][] classes = byClass(from);
    int[] quotas = quotas(classes, count, stream.named("ties"));
    int[] drawn =
        IntStream.range(0, classes.length)
            .boxed()
            .flatMapToInt(c -> some(classes[c], quotas[c], stream.at(c)))
            .sorted()
            .toArray();
    return new Selection(from.examples(), drawn);
  }

  private static IntStream some(int[] indexes, int count, Stream stream) {
    int[] shuffled = indexes.clone();
    stream.shuffle(shuffled);
    return Arrays.stream(shuffled, 0, count);
  }

  private static int[] quotas(int[][] classes, int count, Stream ties) {
    long total = Arrays.stream(classes).mapToLong(c -> c.length).sum();
    int[] quotas = new int[classes.length];
    long[] remainders = new long[classes.length];
    for (int c = 0; c < classes.length; c++) {
      long share = (long) count * classes[c].length;
      quotas[c] = (int) (share / total);
      remainders[c] = share % total;
    }
    int left = count - Arrays.stream(quotas).sum();
    Arrays.stream(ties.permutation(classes.length))
        .boxed()
        .sorted(Comparator.comparingLong((Integer c) -> remainders[c]).reversed())
        .limit(left)
        .forEach(c -> quotas[c]++);
    return quotas;
  }

  static int[][] byClass(Selection selection) {
    int[] labels = selection.examples().labels();
    int classes = Arrays.stream(selection.indexes()).map(i -> labels[i]).max().orElse(-1) + 1;
    int[] counts = new int[classes];
    Arrays.stream(selection.indexes()).forEach(i -> counts[labels[i]]++);
    int[][] members =
        IntStream.range(0, classes).mapToObj(c -> new int[counts[c]]).toArray(int[][]::new);
    int[] filled = new int[classes];
    for (int index : selection.indexes()) {
      members[labels[index]][filled[labels[index]]++] = index;
    }
    return members;
  }

  private static Selection without(Selection from, Selection taken) {
    boolean[] gone = new boolean[from.examples().count()];
    Arrays.stream(taken.indexes()).forEach(i -> gone[i] = true);
    return new Selection(
        from.examples(), Arrays.stream(from.indexes()).filter(i -> !gone[i]).toArray());
  }
}
