package regulus.report.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import regulus.learning.network.Summary;
import regulus.report.chart.CurveScale;
import regulus.report.chart.GridChart;
import regulus.report.chart.Identity;
import regulus.report.figure.Effort;
import regulus.report.figure.LearningCurve;
import regulus.report.figure.Monitors;
import regulus.report.figure.Numbers;
import regulus.report.figure.Words;
import regulus.study.StudyResult;
import regulus.study.StudyResult.VariantResult;
import regulus.study.Variant;

/**
 * Several bases with the same variants as one table: bases as rows, variants as columns, in each
 * cell curves, run time and parameters.
 *
 * @param figure what the curves show: "accuracy"
 * @param columns names of the variants without their base
 * @param rows one per base
 */
public record GridSection(String figure, List<String> columns, List<Row> rows) {
  private static final String UNCHANGED = "as it is";
  private static final int MOST_POINTS = 60;

  /**
   * @param cells one per column; none where the base lacks the variant
   */
  public record Row(String base, List<Optional<Cell>> cells) {}

  /**
   * @param reached training and validation figure of the kept weights, means over the trials
   * @param time of one trial
   * @param summary as Keras prints it
   */
  public record Cell(
      CurveSection.Panel panel, String reached, String time, String parameters, String summary) {}

  public GridSection {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** The table; none where no two bases have a variant in common. */
  static Optional<GridSection> of(StudyResult result) {
    List<Variant> variants = result.study().variants();
    List<String> bases =
        variants.stream().filter(v -> v.baseline().isEmpty()).map(Variant::name).toList();
    Set<String> columns = new LinkedHashSet<>();
    variants.forEach(variant -> columns.add(column(variant)));
    boolean eachChangeOnce = columns.size() == variants.size() - bases.size() + 1;
    if (eachChangeOnce) {
      return Optional.empty();
    }
    String figure = Monitors.figure(result.study().choose().by());
    List<LearningCurve> curves =
        result.variants().stream()
            .map(variant -> LearningCurve.of(variant, figure).thinned(MOST_POINTS))
            .toList();
    CurveScale scale = CurveScale.of(figure, curves);
    return Optional.of(
        new GridSection(
            Words.figure(figure),
            List.copyOf(columns),
            bases.stream()
                .map(base -> new Row(base, cells(result, base, columns, scale)))
                .toList()));
  }

  private static String column(Variant variant) {
    return variant
        .baseline()
        .map(
            base ->
                variant.name().startsWith(base + "/")
                    ? variant.name().substring(base.length() + 1)
                    : variant.name())
        .orElse(UNCHANGED);
  }

  private static List<Optional<Cell>> cells(
      StudyResult result, String base, Set<String> columns, CurveScale scale) {
    List<Optional<Cell>> cells = new ArrayList<>();
    for (String column : columns) {
      Optional<Cell> cell = Optional.empty();
      for (int slot = 0; slot < result.variants().size(); slot++) {
        Variant variant = result.variants().get(slot).variant();
        if (variant.baseline().orElse(variant.name()).equals(base)
            && column(variant).equals(column)) {
          cell = Optional.of(cell(result.variants().get(slot), scale, slot));
        }
      }
      cells.add(cell);
    }
    return cells;
  }

  private static Cell cell(VariantResult variant, CurveScale scale, int slot) {
    LearningCurve curve = LearningCurve.of(variant, scale.figure()).thinned(MOST_POINTS);
    GridChart chart = new GridChart(curve, scale, new Identity(slot));
    return new Cell(
        new CurveSection.Panel(
            variant.variant().name(),
            chart.identity(),
            CurveSection.Chart.of("grid-" + slot, chart.description(), chart.specification())),
        mean(variant, scale.figure()) + " / " + mean(variant, "val_" + scale.figure()),
        Effort.of(variant).secondsText(),
        Numbers.count(variant.parameters().total()) + parts(variant.parameters()),
        Summary.of(variant.variant().network()).text(variant.variant().name()));
  }

  private static String parts(StudyResult.Parameters parameters) {
    return parameters.trainable() == parameters.total()
        ? ""
        : " (" + Numbers.count(parameters.trainable()) + " trainable)";
  }

  private static String mean(VariantResult variant, String monitor) {
    var values =
        variant.trials().stream()
            .flatMap(trial -> Monitors.value(trial, monitor).stream())
            .mapToDouble(Double::doubleValue)
            .average();
    return values.isPresent() ? Numbers.figure(values.getAsDouble()) : "–";
  }
}
