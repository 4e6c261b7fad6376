package regulus.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.learning.training.Direction;
import regulus.statistics.Comparison;
import regulus.statistics.Comparison.Verdict;
import regulus.study.StudyResult;
import regulus.study.StudyResult.VariantResult;
import regulus.study.TrialResult;
import regulus.study.Variant;

/**
 * One variant in the table of variants.
 *
 * @param slot its position in the study from 0, which decides its colour and mark everywhere
 * @param chosen whether the study chose it
 * @param figures one per monitor, in the table's order
 * @param difference its comparison with its base and the single differences; none for a base
 */
public record VariantRow(
    Variant variant,
    int slot,
    boolean chosen,
    List<Measured> figures,
    Effort effort,
    Optional<Difference> difference) {

  /**
   * @param comparison the verdict
   * @param pairs variant minus base, one per seed and fold that both finished; none where one of
   *     them only guesses
   */
  public record Difference(Comparison comparison, List<Pair> pairs) {
    public Difference {
      pairs = List.copyOf(pairs);
    }

    /** A comparison of two of the study's variants, with their repetitions. */
    public static Difference of(StudyResult result, Comparison comparison) {
      return new Difference(comparison, pairs(result, comparison));
    }

    private static List<Pair> pairs(StudyResult result, Comparison comparison) {
      if (comparison.verdict() == Verdict.NOT_TRAINED
          || comparison.verdict() == Verdict.BASELINE_NOT_TRAINED) {
        return List.of();
      }
      List<TrialResult> baseline = trials(result, comparison.baseline());
      List<Pair> pairs = new ArrayList<>();
      for (TrialResult trial : trials(result, comparison.variant())) {
        for (TrialResult other : baseline) {
          if (sameRepetition(trial, other)) {
            pair(trial, other, comparison.metric()).ifPresent(pairs::add);
          }
        }
      }
      return pairs;
    }

    private static List<TrialResult> trials(StudyResult result, String variant) {
      return result.variants().stream()
          .filter(it -> it.variant().name().equals(variant))
          .flatMap(it -> it.trials().stream())
          .toList();
    }

    private static boolean sameRepetition(TrialResult one, TrialResult other) {
      return one.trial().seed() == other.trial().seed()
          && one.trial().fold() == other.trial().fold();
    }

    private static Optional<Pair> pair(TrialResult trial, TrialResult baseline, String monitor) {
      return Monitors.value(trial, monitor)
          .flatMap(one -> Monitors.value(baseline, monitor).map(other -> one - other))
          .map(difference -> new Pair(trial.trial().seed(), trial.trial().fold(), difference));
    }
  }

  /** One repetition's difference. */
  public record Pair(long seed, int fold, double difference) {}

  public VariantRow {
    figures = List.copyOf(figures);
  }

  public String name() {
    return variant.name();
  }

  /** All rows, in the study's order. */
  public static List<VariantRow> of(StudyResult result) {
    Monitors monitors = Monitors.of(result);
    List<VariantRow> rows = new ArrayList<>();
    for (VariantResult variant : result.variants()) {
      rows.add(
          new VariantRow(
              variant.variant(),
              rows.size(),
              result.chosen().filter(variant.variant().name()::equals).isPresent(),
              monitors.monitors().stream()
                  .map(monitor -> measured(result, variant, monitors, monitor))
                  .toList(),
              Effort.of(variant),
              difference(result, variant)));
    }
    return rows;
  }

  private static Measured measured(
      StudyResult result, VariantResult variant, Monitors monitors, String monitor) {
    List<Double> values = values(variant, monitor);
    Measured measured = new Measured(monitor, values, false);
    boolean best =
        Monitors.isValidation(monitor)
            && result.variants().size() > 1
            && measured.mean().isPresent()
            && result.variants().stream()
                .flatMap(
                    other -> new Measured(monitor, values(other, monitor), false).mean().stream())
                .noneMatch(
                    mean ->
                        better(monitors.direction(monitor), mean, measured.mean().orElseThrow()));
    return new Measured(monitor, values, best);
  }

  private static boolean better(Direction direction, double one, double other) {
    return direction.improves(one, other, 0);
  }

  private static List<Double> values(VariantResult variant, String monitor) {
    return variant.trials().stream()
        .flatMap(trial -> Monitors.value(trial, monitor).stream())
        .toList();
  }

  private static Optional<Difference> difference(StudyResult result, VariantResult variant) {
    return result.comparisons().stream()
        .filter(comparison -> comparison.variant().equals(variant.variant().name()))
        .findFirst()
        .map(comparison -> Difference.of(result, comparison));
  }
}
