package regulus.report.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import regulus.study.StudyResult;
import regulus.study.StudyResult.VariantResult;
import regulus.study.TrialResult;
import regulus.study.TrialSpec;

/**
 * Every repetition of one variant, by the figure that the study chooses by.
 *
 * @param slot the variant's position in the study from 0, which decides its colour everywhere
 * @param baseline with which it is compared; none for a base
 * @param points one per seed and fold that was finished
 */
public record Strip(String variant, int slot, Optional<String> baseline, List<Point> points) {
  public Strip {
    points = List.copyOf(points);
  }

  /**
   * One repetition.
   *
   * @param lane its place among the study's repetitions, from 0
   * @param repetition {@code seed 0, fold 3}
   * @param baseline what the base gave in the same repetition; none for a base, or where it was not
   *     finished
   */
  public record Point(int lane, String repetition, double value, Optional<Double> baseline) {}

  /** The mean of all its repetitions, of at least one. */
  public double mean() {
    return points.stream().mapToDouble(Point::value).average().orElseThrow();
  }

  /** Its smallest figure and its largest, one number if they are the same. */
  public Stream<Double> span() {
    return Stream.of(
            Collections.min(points, Comparator.comparingDouble(Point::value)).value(),
            Collections.max(points, Comparator.comparingDouble(Point::value)).value())
        .distinct();
  }

  /**
   * One strip per variant that trains, in the study's order; without what has not finished
   * anything.
   */
  public static List<Strip> of(StudyResult result) {
    List<String> lanes = repetitions(result);
    List<Strip> strips = new ArrayList<>();
    for (int slot = 0; slot < result.variants().size(); slot++) {
      VariantResult variant = result.variants().get(slot);
      List<Point> points = variant.onlyGuesses() ? List.of() : points(result, variant, lanes);
      if (!points.isEmpty()) {
        strips.add(new Strip(variant.variant().name(), slot, variant.variant().baseline(), points));
      }
    }
    return strips;
  }

  /** What the repetitions of a study are called, in their order. */
  public static List<String> repetitions(StudyResult result) {
    return result.variants().stream()
        .flatMap(variant -> variant.trials().stream())
        .map(TrialResult::trial)
        .map(TrialSpec::repetition)
        .distinct()
        .toList();
  }

  private static List<Point> points(StudyResult result, VariantResult variant, List<String> lanes) {
    Optional<VariantResult> base = variant.variant().baseline().map(result::variant);
    String monitor = result.study().choose().by();
    List<Point> points = new ArrayList<>();
    for (TrialResult trial : variant.trials()) {
      String repetition = trial.trial().repetition();
      Optional<Double> partner =
          base.filter(it -> !it.onlyGuesses()).flatMap(it -> value(it, repetition, monitor));
      Monitors.value(trial, monitor)
          .map(value -> new Point(lanes.indexOf(repetition), repetition, value, partner))
          .ifPresent(points::add);
    }
    return points;
  }

  private static Optional<Double> value(VariantResult base, String repetition, String monitor) {
    return base.trials().stream()
        .filter(other -> other.trial().repetition().equals(repetition))
        .findFirst()
        .flatMap(other -> Monitors.value(other, monitor));
  }
}
