package regulus.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.report.chart.ForestPlot;
import regulus.report.chart.Identity;
import regulus.report.figure.Measured;
import regulus.report.figure.Monitors;
import regulus.report.figure.VariantRow;
import regulus.report.figure.Words;
import regulus.statistics.Comparison;
import regulus.study.StudyResult;
import regulus.study.TrialResult;

/**
 * The table of variants with the differences drawn in its rows.
 *
 * @param columns the measured figures, in the order of every row's
 * @param rows one per variant
 * @param plot the axis of the differences; none without any
 * @param verdicts the comparisons in their own words
 * @param failures trials that gave nothing
 */
public record VariantSection(
    List<Column> columns,
    List<Row> rows,
    Optional<ForestPlot> plot,
    List<String> verdicts,
    List<Failure> failures) {

  /**
   * @param side "validation" or "training"
   * @param figure "accuracy"
   */
  public record Column(String side, String figure) {
    static Column of(String monitor) {
      return new Column(
          Monitors.isValidation(monitor) ? "validation" : "training",
          Words.figure(Monitors.figure(monitor)));
    }
  }

  /**
   * @param changes what the variant edits, in words; empty for a base
   * @param drawing its differences; none for a base
   * @param verdict in a word or two; empty for a base
   */
  public record Row(
      VariantRow figures,
      Identity identity,
      List<String> changes,
      Optional<ForestPlot.Row> drawing,
      String verdict) {

    public List<Measured> measured() {
      return figures.figures();
    }
  }

  /** A trial that failed, with its cause. */
  public record Failure(String variant, long seed, String cause) {}

  static VariantSection of(StudyResult result) {
    List<VariantRow> rows = VariantRow.of(result);
    Optional<ForestPlot> plot = ForestPlot.of(rows);
    return new VariantSection(
        Monitors.of(result).monitors().stream().map(Column::of).toList(),
        rows.stream().map(row -> row(result, row, plot)).toList(),
        plot,
        result.comparisons().stream().map(Comparison::sentence).toList(),
        failures(result));
  }

  private static Row row(StudyResult result, VariantRow row, Optional<ForestPlot> plot) {
    return new Row(
        row,
        new Identity(row.slot()),
        Changes.of(result.study(), row.variant()),
        plot.flatMap(axis -> row.difference().map(axis::row)),
        row.difference().map(VariantSection::verdict).orElse(""));
  }

  private static String verdict(VariantRow.Difference difference) {
    return switch (difference.comparison().verdict()) {
      case BETTER -> "better";
      case WORSE -> "worse";
      case UNDECIDED -> "undecided";
      case NOT_COMPARABLE -> "not comparable";
    };
  }

  private static List<Failure> failures(StudyResult result) {
    List<Failure> failures = new ArrayList<>();
    result.variants().stream()
        .flatMap(variant -> variant.trials().stream())
        .forEach(trial -> failure(trial).ifPresent(failures::add));
    result.finals().stream()
        .flatMap(last -> last.trials().stream())
        .forEach(trial -> failure(trial).ifPresent(failures::add));
    return failures;
  }

  private static Optional<Failure> failure(TrialResult trial) {
    return trial.state() == TrialResult.State.FAILED
        ? Optional.of(
            new Failure(
                trial.trial().variant(),
                trial.trial().seed(),
                trial.failure().orElse("No cause was recorded.")))
        : Optional.empty();
  }
}
