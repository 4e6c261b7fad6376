package regulus.study.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import regulus.learning.storage.Predictions;
import regulus.statistics.TestComparisons;
import regulus.study.TrialResult;

/** Which test images each trial has right. Mutable: answers are read once and kept. */
final class RightAnswers {
  /** More than rounding, less than one image of any data set. */
  private static final double ROUNDING = 1e-6;

  private final Function<String, Optional<Predictions>> answers;
  private final String figure;
  private final Map<String, Optional<Right>> known = new HashMap<>();

  /**
   * @param answers of a final trial on its test images, by its id
   * @param figure that is compared, such as {@code val_accuracy}
   */
  RightAnswers(Function<String, Optional<Predictions>> answers, String figure) {
    this.answers = answers;
    this.figure = figure;
  }

  /** A variant's trial and its baseline's, of the same repetition. */
  record Pair(TrialResult variant, TrialResult baseline) {}

  /**
   * @param images indexes in the data set
   * @param right 1 where the answer is right, else 0
   */
  private record Right(int[] images, double[] right) {
    boolean[] each() {
      boolean[] each = new boolean[right.length];
      for (int i = 0; i < each.length; i++) {
        each[i] = right[i] > 0;
      }
      return each;
    }
  }

  /**
   * On which images the models of each pair are right.
   *
   * @return empty if anything is not known, if trials were tested on different images, or if the
   *     figure is another one than the share of right answers
   */
  Optional<List<TestComparisons.Pair>> right(List<Pair> pairs) {
    return sides(pairs)
        .map(
            sides ->
                sides.stream()
                    .map(
                        side ->
                            new TestComparisons.Pair(side.variant().each(), side.baseline().each()))
                    .toList());
  }

  /** Of one pair. */
  private record Sides(Right variant, Right baseline) {}

  /** All of the same images. */
  private Optional<List<Sides>> sides(List<Pair> pairs) {
    List<Sides> sides = new ArrayList<>();
    for (Pair pair : pairs) {
      Optional<Right> variant = right(pair.variant());
      Optional<Right> baseline = right(pair.baseline());
      if (variant.isEmpty() || baseline.isEmpty()) {
        return Optional.empty();
      }
      sides.add(new Sides(variant.get(), baseline.get()));
      int[] images = sides.get(0).variant().images();
      if (!Arrays.equals(images, variant.get().images())
          || !Arrays.equals(images, baseline.get().images())) {
        return Optional.empty();
      }
    }
    return Optional.of(sides);
  }

  private Optional<Right> right(TrialResult trial) {
    return known.computeIfAbsent(
        trial.trial().id(),
        id -> answers.apply(id).map(RightAnswers::right).filter(right -> isFigure(right, trial)));
  }

  private static Right right(Predictions predictions) {
    double[] right = new double[predictions.count()];
    for (int i = 0; i < right.length; i++) {
      right[i] = predictions.answer(i) == predictions.labels()[i] ? 1 : 0;
    }
    return new Right(predictions.indexes(), right);
  }

  private boolean isFigure(Right right, TrialResult trial) {
    double share = Arrays.stream(right.right()).average().orElse(Double.NaN);
    return trial
        .outcome()
        .flatMap(outcome -> outcome.figure(figure))
        .filter(recorded -> Math.abs(recorded - share) < ROUNDING)
        .isPresent();
  }
}
