package regulus.report.page;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import regulus.report.chart.ForestPlot;
import regulus.report.chart.Identity;
import regulus.report.figure.Measured;
import regulus.report.figure.Monitors;
import regulus.report.figure.VariantRow;
import regulus.report.figure.Words;
import regulus.statistics.Comparison;
import regulus.statistics.Comparison.Verdict;
import regulus.study.StudyResult;
import regulus.study.StudyResult.VariantResult;
import regulus.study.TrialResult;

/**
 * The table of variants with the differences drawn in its rows.
 *
 * @param columns the measured figures, in the order of every row's
 * @param rows one per variant
 * @param plot the axis of the differences; none without any
 * @param verdicts the comparisons in their own words
 * @param failures trials that gave nothing
 * @param extent what the words around the table depend on
 * @param base with which the variants are compared: its name, or "its base" where there are several
 * @param interval of the differences, in words
 * @param twins validation images that are training images, too; none where nobody has looked
 */
public record VariantSection(
    List<Column> columns,
    List<Row> rows,
    Optional<ForestPlot> plot,
    Verdicts verdicts,
    List<Failure> failures,
    Extent extent,
    String base,
    String interval,
    Optional<TwinSection> twins) {
  private static final Set<Verdict> DECIDED =
      EnumSet.of(Verdict.BETTER, Verdict.WORSE, Verdict.EQUIVALENT);

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
   * @param progress how many trials are done; empty when all are
   * @param guessing which trials learned nothing, in words; empty when none is known to
   */
  public record Row(
      VariantRow figures,
      Identity identity,
      List<String> changes,
      Optional<ForestPlot.Row> drawing,
      String verdict,
      String progress,
      String guessing) {

    public boolean decided() {
      return figures
          .difference()
          .filter(it -> DECIDED.contains(it.comparison().verdict()))
          .isPresent();
    }

    public List<Measured> measured() {
      return figures.figures();
    }
  }

  /**
   * @param compared whether there is more than one variant
   * @param repeated whether every variant was trained more than once
   * @param folds whether the repetitions are folds
   * @param finished whether no trial is open
   */
  public record Extent(boolean compared, boolean repeated, boolean folds, boolean finished) {
    /** What a repetition is called. */
    public String repetition() {
      return folds ? "fold" : "seed";
    }

    static Extent of(StudyResult result) {
      return new Extent(
          result.variants().size() > 1,
          result.study().repeat().times() > 1 || result.looking().isPresent(),
          result.study().repeat().folds().isPresent(),
          result.variants().stream()
              .flatMap(variant -> variant.trials().stream())
              .allMatch(trial -> trial.done() || trial.state() == TrialResult.State.FAILED));
    }
  }

  /**
   * The comparisons in their own words.
   *
   * @param folded the undecided ones where there are many
   */
  public record Verdicts(List<String> shown, List<String> folded) {
    private static final int MOST = 8;

    static Verdicts of(List<Comparison> comparisons) {
      List<Comparison> all =
          comparisons.stream()
              .filter(comparison -> comparison.verdict() != Comparison.Verdict.NOT_COMPARABLE)
              .toList();
      Predicate<Comparison> shown =
          comparison -> all.size() <= MOST || comparison.verdict() != Comparison.Verdict.UNDECIDED;
      return new Verdicts(sentences(all, shown), sentences(all, shown.negate()));
    }

    private static List<String> sentences(
        List<Comparison> comparisons, Predicate<Comparison> which) {
      return comparisons.stream().filter(which).map(Comparison::sentence).toList();
    }

    public boolean isEmpty() {
      return shown.isEmpty() && folded.isEmpty();
    }
  }

  /** A trial that failed, with its cause. */
  public record Failure(String variant, String repetition, String cause) {}

  static VariantSection of(StudyResult result) {
    List<VariantRow> rows = VariantRow.of(result);
    Optional<ForestPlot> plot = ForestPlot.of(rows, result.study().compare().margin());
    return new VariantSection(
        Monitors.of(result).monitors().stream().map(Column::of).toList(),
        rows.stream().map(row -> row(result, row, plot)).toList(),
        plot,
        Verdicts.of(result.comparisons()),
        failures(result),
        Extent.of(result),
        base(result),
        interval(result),
        TwinSection.of(result));
  }

  /** Whether a difference lies so far out that it is not drawn. */
  public boolean beyond() {
    return rows.stream().flatMap(row -> row.drawing().stream()).anyMatch(ForestPlot.Row::beyond);
  }

  /** What every variant is compared with. */
  static String base(StudyResult result) {
    List<String> bases =
        result.comparisons().stream().map(Comparison::baseline).distinct().toList();
    return bases.size() == 1 ? bases.get(0) : "its base";
  }

  /** Which level intervals of differences have. */
  static String interval(StudyResult result) {
    return result.looking().isPresent()
        ? "interval, whose 95 % hold over all planned looks together, so that it is wider than one"
            + " look alone would make it"
        : "95 % interval";
  }

  private static Row row(StudyResult result, VariantRow row, Optional<ForestPlot> plot) {
    return new Row(
        row,
        new Identity(row.slot()),
        Changes.of(result.study(), row.variant()),
        plot.flatMap(axis -> row.difference().map(axis::row)),
        row.difference().map(it -> it.comparison().word()).orElse(""),
        progress(result.variant(row.name()).trials()),
        guessing(result.variant(row.name())));
  }

  /** Said beside the name, where nobody takes the figures for results. */
  private static String guessing(VariantResult variant) {
    int guessing = variant.guessing().size();
    if (variant.onlyGuesses()) {
      return "does not train: no better than a guess in any epoch";
    }
    return guessing == 0
        ? ""
        : guessing + " of " + Words.counted(variant.trials().size(), "trial") + " did not train";
  }

  private static String progress(List<TrialResult> trials) {
    long done = trials.stream().filter(TrialResult::done).count();
    return done == trials.size()
        ? ""
        : done + " of " + Words.counted(trials.size(), "trial") + " done";
  }

  private static List<Failure> failures(StudyResult result) {
    List<Failure> failures = new ArrayList<>();
    result.variants().stream()
        .flatMap(variant -> variant.trials().stream())
        .forEach(trial -> failure(trial).ifPresent(failures::add));
    result.crossValidation().stream()
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
                trial.trial().repetition(),
                trial.failure().orElse("No cause was recorded.")))
        : Optional.empty();
  }
}
