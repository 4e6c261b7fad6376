package regulus.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import regulus.learning.training.Epoch;
import regulus.study.StudyResult.VariantResult;
import regulus.study.TrialResult;

/**
 * One figure of one variant over the epochs, over all its trials.
 *
 * @param figure {@code loss} or a metric's name
 * @param train while training, by epoch
 * @param validation after each epoch; empty without validation
 * @param kept the epoch from 0 whose weights each finished trial kept, in the trials' order
 * @param phases the epochs from 0 with which a later phase of a training began, in any trial
 */
public record LearningCurve(
    String variant,
    String figure,
    List<Point> train,
    List<Point> validation,
    List<Integer> kept,
    List<Integer> phases) {

  /**
   * One epoch.
   *
   * @param epoch from 0
   * @param n trials that reached it with a finite figure
   * @param mean over those trials
   * @param low the least of them
   * @param high the greatest of them
   */
  public record Point(int epoch, int n, double mean, double low, double high) {}

  public LearningCurve {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    kept = List.copyOf(kept);
    phases = List.copyOf(phases);
  }

  public static LearningCurve of(VariantResult variant, String figure) {
    return new LearningCurve(
        variant.variant().name(),
        figure,
        points(variant, figure, Epoch::train),
        points(variant, figure, Epoch::validation),
        variant.trials().stream()
            .filter(trial -> trial.chosenEpoch().isPresent())
            .map(trial -> trial.chosenEpoch().getAsInt())
            .toList(),
        variant.trials().stream().flatMap(LearningCurve::begun).distinct().sorted().toList());
  }

  private static Stream<Integer> begun(TrialResult trial) {
    List<Epoch> epochs = trial.history().epochs();
    return IntStream.range(1, epochs.size())
        .filter(i -> epochs.get(i).phase() > epochs.get(i - 1).phase())
        .boxed();
  }

  /**
   * The same curve with about so many points at most: every few epochs, the last one, and those
   * that were kept.
   */
  public LearningCurve thinned(int most) {
    int every = (Math.max(train.size(), validation.size()) + most - 1) / most;
    return every < 2
        ? this
        : new LearningCurve(
            variant, figure, thinned(train, every), thinned(validation, every), kept, phases);
  }

  private List<Point> thinned(List<Point> points, int every) {
    List<Point> left = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      int epoch = points.get(i).epoch();
      if (epoch % every == 0 || i == points.size() - 1 || kept.contains(epoch)) {
        left.add(points.get(i));
      }
    }
    return left;
  }

  /** Whether no trial has finished an epoch yet. */
  public boolean isEmpty() {
    return train.isEmpty() && validation.isEmpty();
  }

  private static List<Point> points(
      VariantResult variant, String figure, Function<Epoch, Map<String, Double>> side) {
    int epochs =
        variant.trials().stream().mapToInt(trial -> trial.history().size()).max().orElse(0);
    List<Point> points = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      List<Double> values = new ArrayList<>();
      for (TrialResult trial : variant.trials()) {
        at(trial, epoch, figure, side).ifPresent(values::add);
      }
      if (!values.isEmpty()) {
        points.add(point(epoch, values));
      }
    }
    return points;
  }

  private static Optional<Double> at(
      TrialResult trial, int epoch, String figure, Function<Epoch, Map<String, Double>> side) {
    if (epoch >= trial.history().size()) {
      return Optional.empty();
    }
    return Optional.ofNullable(side.apply(trial.history().epochs().get(epoch)).get(figure))
        .filter(Double::isFinite);
  }

  private static Point point(int epoch, List<Double> values) {
    var statistics = values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    return new Point(
        epoch, values.size(), statistics.getAverage(), statistics.getMin(), statistics.getMax());
  }
}
