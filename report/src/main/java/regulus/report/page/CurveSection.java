package regulus.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.report.chart.CurveChart;
import regulus.report.chart.CurveScale;
import regulus.report.chart.Identity;
import regulus.report.chart.OverlayChart;
import regulus.report.figure.CurveTable;
import regulus.report.figure.LearningCurve;
import regulus.report.figure.Monitors;
import regulus.report.figure.Words;
import regulus.study.StudyResult;
import regulus.study.StudyResult.VariantResult;
import regulus.study.Variant;
import tools.jackson.databind.node.ObjectNode;

/**
 * The learning curves: for every figure a row of panels, one per variant, on the same axes.
 *
 * @param rows one per figure
 * @param repeated whether a band covers more than one trial
 * @param phased whether some training has phases
 */
public record CurveSection(List<Row> rows, boolean repeated, boolean phased) {
  private static final int MOST_LINES = 8;
  private static final int MOST_PANELS = 9;
  private static final int MOST_POINTS = 2400;
  private static final int FEWEST_POINTS = 40;

  /**
   * @param figure "accuracy"
   * @param cut whether some figures lie outside the axis
   * @param overlay all variants in one panel; none for a single one or too many
   * @param panels one per variant; of many, the bases and the chosen one
   * @param more the panels of the other variants
   * @param table the means as numbers
   */
  public record Row(
      String figure,
      boolean cut,
      Optional<Panel> overlay,
      List<Panel> panels,
      List<Panel> more,
      CurveTable table) {
    public Row {
      panels = List.copyOf(panels);
      more = List.copyOf(more);
    }
  }

  /**
   * @param name of the variant
   * @param chart in the page
   */
  public record Panel(String name, Identity identity, Chart chart) {}

  /**
   * @param id in the page
   * @param description for those who do not see it
   * @param specification Vega-Lite's, safe inside a script element
   */
  public record Chart(String id, String description, String specification) {
    static Chart of(String id, String description, ObjectNode specification) {
      return new Chart(id, description, Embedded.json(specification));
    }
  }

  public CurveSection {
    rows = List.copyOf(rows);
  }

  static CurveSection of(StudyResult result) {
    List<Row> rows = new ArrayList<>();
    for (String figure : Monitors.of(result).names()) {
      row(result, figure, rows.size()).ifPresent(rows::add);
    }
    boolean repeated = result.variants().stream().anyMatch(v -> v.trials().size() > 1);
    boolean phased =
        result.variants().stream().anyMatch(v -> v.variant().training().phases().size() > 1);
    return new CurveSection(rows, repeated, phased);
  }

  private static Optional<Row> row(StudyResult result, String figure, int number) {
    List<LearningCurve> curves =
        result.variants().stream()
            .map(variant -> LearningCurve.of(variant, figure).thinned(points(result)))
            .toList();
    CurveScale scale = CurveScale.of(figure, curves);
    List<Panel> panels = new ArrayList<>();
    List<Panel> more = new ArrayList<>();
    for (int slot = 0; slot < curves.size(); slot++) {
      LearningCurve curve = curves.get(slot);
      if (!curve.isEmpty()) {
        CurveChart chart =
            new CurveChart(
                curve, base(result.variants().get(slot), curves), scale, new Identity(slot));
        (shown(result, slot) ? panels : more)
            .add(
                new Panel(
                    curve.variant(),
                    chart.identity(),
                    Chart.of(
                        "curve-" + number + "-" + slot,
                        chart.description(),
                        chart.specification())));
      }
    }
    return panels.isEmpty() && more.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Row(
                Words.figure(figure),
                scale.cut(),
                overlay(curves, scale, number),
                panels,
                more,
                CurveTable.of(curves)));
  }

  /** How many epochs of each curve are drawn, so that the page stays small. */
  private static int points(StudyResult result) {
    return Math.max(FEWEST_POINTS, MOST_POINTS / Math.max(8, result.variants().size()));
  }

  private static boolean shown(StudyResult result, int slot) {
    Variant variant = result.variants().get(slot).variant();
    return result.variants().size() <= MOST_PANELS
        || variant.baseline().isEmpty()
        || result.chosen().filter(variant.name()::equals).isPresent();
  }

  private static Optional<Panel> overlay(List<LearningCurve> curves, CurveScale scale, int number) {
    long lines = curves.stream().filter(curve -> !curve.validation().isEmpty()).count();
    if (lines < 2 || lines > MOST_LINES) {
      return Optional.empty();
    }
    OverlayChart chart = new OverlayChart(curves, scale);
    return Optional.of(
        new Panel(
            "All variants, validation",
            new Identity(0),
            Chart.of("curve-" + number + "-all", chart.description(), chart.specification())));
  }

  private static Optional<LearningCurve> base(VariantResult variant, List<LearningCurve> curves) {
    return variant
        .variant()
        .baseline()
        .flatMap(
            name ->
                curves.stream()
                    .filter(curve -> curve.variant().equals(name) && !curve.isEmpty())
                    .findFirst());
  }
}
