package regulus.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.report.chart.CurveChart;
import regulus.report.chart.CurveScale;
import regulus.report.chart.Identity;
import regulus.report.figure.LearningCurve;
import regulus.report.figure.Monitors;
import regulus.report.figure.Words;
import regulus.study.StudyResult;
import regulus.study.StudyResult.VariantResult;

/**
 * The learning curves: for every figure a row of panels, one per variant, on the same axes.
 *
 * @param rows one per figure
 * @param trials the largest number of trials that a band covers
 */
public record CurveSection(List<Row> rows, int trials) {
  /**
   * @param figure "accuracy"
   * @param cut whether larger values lie above the axis
   */
  public record Row(String figure, boolean cut, List<Panel> panels) {}

  /**
   * @param id of the chart in the page
   * @param specification Vega-Lite's, safe inside a script element
   */
  public record Panel(String id, LearningCurve curve, Identity identity, String specification) {}

  public CurveSection {
    rows = List.copyOf(rows);
  }

  static CurveSection of(StudyResult result) {
    List<Row> rows = new ArrayList<>();
    for (String figure : Monitors.of(result).names()) {
      row(result, figure).ifPresent(rows::add);
    }
    int trials =
        result.variants().stream().mapToInt(variant -> variant.trials().size()).max().orElse(0);
    return new CurveSection(rows, trials);
  }

  private static Optional<Row> row(StudyResult result, String figure) {
    List<LearningCurve> curves =
        result.variants().stream().map(variant -> LearningCurve.of(variant, figure)).toList();
    CurveScale scale = CurveScale.of(curves);
    List<Panel> panels = new ArrayList<>();
    for (int slot = 0; slot < curves.size(); slot++) {
      LearningCurve curve = curves.get(slot);
      if (!curve.isEmpty()) {
        CurveChart chart =
            new CurveChart(
                curve, base(result.variants().get(slot), curves), scale, new Identity(slot));
        panels.add(
            new Panel(
                "curve-" + figure.replaceAll("[^a-z0-9]", "-") + "-" + slot,
                curve,
                chart.identity(),
                Embedded.json(chart.specification())));
      }
    }
    return panels.isEmpty()
        ? Optional.empty()
        : Optional.of(new Row(Words.figure(figure), scale.cut(), panels));
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
