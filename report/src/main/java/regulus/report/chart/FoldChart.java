package regulus.report.chart;

import java.util.List;
import regulus.report.figure.FoldFigures.Fold;
import regulus.report.figure.Numbers;
import regulus.report.figure.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One figure fold by fold, with its mean as a line.
 *
 * @param figure {@code accuracy}
 * @param folds at least one
 * @param mean over the folds
 * @param identity how the variant looks everywhere
 */
public record FoldChart(String figure, List<Fold> folds, double mean, Identity identity) {
  private static final int TICKS = 4;

  public FoldChart {
    folds = List.copyOf(folds);
  }

  /** What the chart shows, for those who do not see it. */
  public String description() {
    return "Validation "
        + Words.figure(figure)
        + " of "
        + Words.counted(folds.size(), "fold")
        + ", mean "
        + Numbers.figure(mean)
        + ".";
  }

  /** Vega-Lite's specification. */
  public ObjectNode specification() {
    ArrayNode rows = Json.array();
    for (int i = 0; i < folds.size(); i++) {
      Fold fold = folds.get(i);
      rows.add(
          Json.object(
              "place", i,
              "value", fold.value(),
              "fold", fold.name(),
              "text", Numbers.figure(fold.value())));
    }
    return Panel.specification(description(), rows, List.of(line(), points()));
  }

  private ObjectNode line() {
    return Json.object(
        "data",
        Json.object("values", Json.array(Json.object("mean", mean))),
        "mark",
        Json.object("type", "rule", "color", "var(--quiet)", "strokeDash", Json.array(4, 3)),
        "encoding",
        Json.object("y", y("mean")));
  }

  private ObjectNode points() {
    return Json.object(
        "mark",
        Json.object(
            "type", "point", "filled", true, "size", 42, "color", identity.colour(), "opacity", 1),
        "encoding",
        Json.object(
            "x",
            Json.object(
                "field",
                "place",
                "type",
                "quantitative",
                "scale",
                Json.object("domain", Json.array(-0.5, folds.size() - 0.5), "nice", false),
                "axis",
                Json.object("title", "fold", "format", "d", "tickMinStep", 1, "grid", false)),
            "y",
            y("value"),
            "tooltip",
            Json.array(
                Json.object("field", "fold", "type", "nominal", "title", "fold"),
                Json.object("field", "text", "type", "nominal", "title", Words.figure(figure)))));
  }

  private ObjectNode y(String field) {
    double low = folds.stream().mapToDouble(Fold::value).min().orElse(mean);
    double high = folds.stream().mapToDouble(Fold::value).max().orElse(mean);
    return Axis.around(low, high, TICKS).encoding(field, Words.figure(figure));
  }
}
