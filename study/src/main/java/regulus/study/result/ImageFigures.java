package regulus.study.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import regulus.learning.data.SplitSpec;
import regulus.learning.metric.Metric;
import regulus.learning.storage.Predictions;
import regulus.learning.training.ExampleLosses;
import regulus.learning.training.TrainingSpec.Objective;
import regulus.statistics.ImageScores;
import regulus.study.TrialResult;
import regulus.study.result.RightAnswers.Pair;

/**
 * What each validation image adds to a trial's figure, made again from its saved answers: right or
 * wrong for an accuracy, the image's loss for a loss, a pseudo-value for what is no mean over
 * images, such as F1. Mutable: answers are read once and kept.
 */
final class ImageFigures {
  /** More than rounding, less than one image of any data set. */
  private static final double ROUNDING = 1e-6;

  /** Losses are recorded as means of 32-bit means. */
  private static final double LOSS_ROUNDING = 1e-3;

  private static final String LOSS = "loss";

  private final Function<String, Optional<Predictions>> answers;
  private final String figure;
  private final Shared shared;
  private final Map<String, Optional<Parts>> known = new HashMap<>();

  /**
   * @param answers of a trial on its validation images, by its id
   * @param figure that is compared, such as {@code val_accuracy}
   * @param shared which images different repetitions have in common
   */
  ImageFigures(Function<String, Optional<Predictions>> answers, String figure, Shared shared) {
    this.answers = answers;
    this.figure = figure;
    this.shared = shared;
  }

  /** Which validation images different repetitions have in common. */
  enum Shared {
    /** All of them. */
    ALL,
    /** Those that chance gave to both, so that it must be known which an image is. */
    SOME,
    /** None that would have to be known: each image counts once. */
    NONE;

    static Shared of(SplitSpec split) {
      if (split.fixed()) {
        return ALL;
      }
      return split.folds().isPresent() ? NONE : SOME;
    }
  }

  /**
   * The parts of one trial's figure, whose mean it is.
   *
   * @param images indexes in the data set
   * @param each of every image, if the figure is the mean of what it is for each image alone
   * @param pseudo of every image, or block of images; without them there are parts of images only
   */
  private record Parts(int[] images, Optional<double[]> each, Optional<double[]> pseudo) {
    Optional<double[]> of(boolean byImage) {
      return byImage ? each : pseudo.or(() -> each);
    }

    boolean isKnown() {
      return each.isPresent() || pseudo.isPresent();
    }
  }

  /**
   * What the variant's images add more than its baseline's, by pair and image.
   *
   * @return empty if anything is not known, if trials were validated on different images, or if the
   *     figure cannot be made again from the answers
   */
  Optional<ImageScores> scores(List<Pair> pairs) {
    List<Optional<Parts>> found = new ArrayList<>();
    for (Pair pair : pairs) {
      found.add(parts(pair.variant()));
      found.add(parts(pair.baseline()));
    }
    if (found.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    List<Parts> parts = found.stream().map(Optional::orElseThrow).toList();
    return fit(parts) ? Optional.of(differences(parts)) : Optional.empty();
  }

  /** All pairs must have the same images, or both of each pair. */
  private boolean fit(List<Parts> parts) {
    for (int i = 0; i < parts.size(); i++) {
      int[] images = parts.get(shared == Shared.ALL ? 0 : i - i % 2).images();
      if (!Arrays.equals(images, parts.get(i).images())) {
        return false;
      }
    }
    return true;
  }

  /** In one way for all: a figure may be a mean in one trial by chance. */
  private ImageScores differences(List<Parts> parts) {
    boolean byImage = parts.stream().allMatch(it -> it.each().isPresent());
    double[][] differences = new double[parts.size() / 2][];
    int[][] numbers = new int[differences.length][];
    for (int i = 0; i < differences.length; i++) {
      double[] variant = parts.get(2 * i).of(byImage).orElseThrow();
      double[] baseline = parts.get(2 * i + 1).of(byImage).orElseThrow();
      double[] less = new double[variant.length];
      for (int j = 0; j < less.length; j++) {
        less[j] = variant[j] - baseline[j];
      }
      differences[i] = less;
      numbers[i] = parts.get(2 * i).images();
    }
    return new ImageScores(
        differences, shared == Shared.SOME ? Optional.of(numbers) : Optional.empty());
  }

  private Optional<Parts> parts(TrialResult trial) {
    return known.computeIfAbsent(
        trial.trial().id(),
        id ->
            trial
                .outcome()
                .flatMap(outcome -> outcome.figure(figure))
                .flatMap(value -> answers.apply(id).flatMap(said -> parts(trial, value, said))));
  }

  private Optional<Parts> parts(TrialResult trial, double value, Predictions said) {
    Objective objective = trial.trial().training().objective();
    String name = figure.substring("val_".length());
    if (said.count() < 2) {
      return Optional.empty();
    }
    if (name.equals(LOSS)) {
      double[] each = ExampleLosses.of(objective.loss(), said.probabilities(), said.labels());
      return losses(value, each).map(it -> new Parts(said.indexes(), Optional.of(it), NONE));
    }
    return objective.metrics().stream()
        .filter(metric -> metric.name().equals(name))
        .findFirst()
        .map(metric -> parts(metric, value, said))
        .orElseGet(() -> exactly(value, right(said)).map(it -> each(said, it)));
  }

  private static final Optional<double[]> NONE = Optional.empty();

  private static Parts each(Predictions said, double[] each) {
    return new Parts(said.indexes(), Optional.of(each), NONE);
  }

  private Optional<Parts> parts(Metric metric, double value, Predictions said) {
    LeftOut images = new LeftOut(metric, said);
    return Math.abs(images.all() - value) < ROUNDING
        ? Optional.of(
                new Parts(said.indexes(), exactly(value, images.alone()), pseudoValues(images)))
            .filter(Parts::isKnown)
        : Optional.empty();
  }

  /** Blocks of other images are other blocks. */
  private Optional<double[]> pseudoValues(LeftOut images) {
    return shared == Shared.SOME ? images.pseudoValueOfEach() : Optional.of(images.pseudoValues());
  }

  private static Optional<double[]> exactly(double value, double[] each) {
    return Optional.of(each).filter(it -> Math.abs(mean(it) - value) < ROUNDING);
  }

  /** A penalty, which is the same for all images, is what the record has above their mean. */
  private static Optional<double[]> losses(double value, double[] each) {
    double penalty = value - mean(each);
    return penalty > -LOSS_ROUNDING * Math.max(1, Math.abs(value))
        ? Optional.of(Arrays.stream(each).map(loss -> loss + penalty).toArray())
        : Optional.empty();
  }

  private static double[] right(Predictions said) {
    double[] right = new double[said.count()];
    for (int i = 0; i < right.length; i++) {
      right[i] = said.answer(i) == said.labels()[i] ? 1 : 0;
    }
    return right;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }
}
