package regulus.report.chart;

import java.util.List;
import java.util.stream.Collectors;
import regulus.report.figure.Monitors;
import regulus.report.figure.Numbers;
import regulus.report.figure.Strip;
import regulus.report.figure.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The repetitions of every variant on one axis, each repetition on a line of its own: a dot for
 * what the variant gave, joined with the tick of what its base gave in the same repetition, so that
 * pairs are seen as pairs. A variant that lies so far from all others that they would have no room
 * is written at the edge, with an arrow.
 *
 * @param strips at least one
 * @param monitor the figure that is shown
 * @param lanes how many repetitions the study has
 */
public record StripChart(List<Strip> strips, String monitor, int lanes) {
  private static final int WIDTH = 520;
  private static final int LABEL_WIDTH = 150;
  private static final int LANE = 8;
  private static final int BETWEEN = 14;
  private static final int HIGHEST = 96;

  public StripChart {
    strips = List.copyOf(strips);
  }

  /** What the chart shows, for those who do not see it. */
  public String description() {
    return Words.capitalized(Words.monitor(monitor))
        + " of every repetition of "
        + Words.counted(strips.size(), "variant")
        + ", each joined with its base's.";
  }

  /** Vega-Lite's specification. */
  public ObjectNode specification() {
    ObjectNode whole =
        Panel.specification(
            description(), rows(), List.of(pairs(), bases(), means(), dots(), arrows()));
    whole.put("width", WIDTH);
    whole.put("height", strips.size() * rowHeight());
    return whole;
  }

  private ArrayNode rows() {
    ArrayNode rows = Json.array();
    scale().near().forEach(strip -> strip.points().forEach(point -> rows.add(row(strip, point))));
    return rows;
  }

  private ObjectNode row(Strip strip, Strip.Point point) {
    ObjectNode row =
        Json.object(
            "variant", strip.variant(),
            "lane", point.lane(),
            "value", point.value(),
            "of", strip.variant() + ", " + point.repetition(),
            "text", Numbers.figure(point.value()),
            "base", "–",
            "difference", "–");
    point
        .baseline()
        .ifPresent(
            base -> {
              row.put("baseline", base);
              row.put("base", Numbers.figure(base));
              row.put("difference", difference(point.value() - base));
            });
    return row;
  }

  private String difference(double value) {
    return Monitors.isLoss(monitor) ? Numbers.signed(value, 4) : Numbers.points(value) + " points";
  }

  private ObjectNode pairs() {
    return Json.object(
        "transform",
        paired(),
        "mark",
        Json.object("type", "rule", "strokeWidth", 1.6, "opacity", 0.6),
        "encoding",
        Json.object(
            "x", x("baseline"),
            "x2", Json.object("field", "value"),
            "y", y(),
            "yOffset", lane(),
            "color", colour(),
            "tooltip", tooltip()));
  }

  private ObjectNode bases() {
    return Json.object(
        "transform",
        paired(),
        "mark",
        Json.object(
            "type",
            "tick",
            "orient",
            "vertical",
            "size",
            7,
            "thickness",
            1.6,
            "color",
            "var(--quiet)"),
        "encoding",
        Json.object("x", x("baseline"), "y", y(), "yOffset", lane(), "tooltip", tooltip()));
  }

  private ObjectNode means() {
    ArrayNode rows = Json.array();
    for (Strip strip : scale().near()) {
      rows.add(
          Json.object(
              "variant", strip.variant(),
              "value", strip.mean(),
              "text", strip.variant() + ", mean " + Numbers.figure(strip.mean())));
    }
    ObjectNode encoding = Json.object("x", x("value"), "y", y(), "color", colour());
    encoding.set("tooltip", Json.object("field", "text", "type", "nominal"));
    return Json.object(
        "data",
        Json.object("values", rows),
        "mark",
        Json.object(
            "type",
            "tick",
            "orient",
            "vertical",
            "size",
            rowHeight() - 6,
            "thickness",
            1,
            "opacity",
            0.75),
        "encoding",
        encoding);
  }

  private ObjectNode dots() {
    return Json.object(
        "mark",
        Json.object("type", "point", "filled", true, "size", 34, "opacity", 1),
        "encoding",
        Json.object(
            "x", x("value"),
            "y", y(),
            "yOffset", lane(),
            "color", colour(),
            "tooltip", tooltip()));
  }

  /** What lies beyond the axis, in words at the edge where it would be. */
  private ObjectNode arrows() {
    StripScale scale = scale();
    Axis axis = scale.axis();
    ArrayNode rows = Json.array();
    for (Strip strip : strips) {
      if (!scale.near().contains(strip)) {
        boolean left = strip.mean() < axis.low();
        String values = strip.span().map(Numbers::figure).collect(Collectors.joining(" to "));
        rows.add(
            Json.object(
                "variant", strip.variant(),
                "value", left ? axis.low() : axis.high(),
                "anchor", left ? "left" : "right",
                "text", left ? "◂ " + values : values + " ▸"));
      }
    }
    ObjectNode encoding = Json.object("x", x("value"), "y", y(), "color", colour());
    encoding.set("text", Json.object("field", "text", "type", "nominal"));
    return Json.object(
        "data",
        Json.object("values", rows),
        "mark",
        Json.object("type", "text", "align", Json.object("expr", "datum.anchor"), "fontSize", 11),
        "encoding",
        encoding);
  }

  private static ArrayNode paired() {
    return Json.array(Json.object("filter", Json.object("field", "baseline", "valid", true)));
  }

  private static ArrayNode tooltip() {
    return Json.array(
        Json.object("field", "of", "type", "nominal", "title", "trial"),
        Json.object("field", "text", "type", "nominal", "title", "figure"),
        Json.object("field", "base", "type", "nominal", "title", "base"),
        Json.object("field", "difference", "type", "nominal", "title", "difference"));
  }

  private int rowHeight() {
    return Math.min(HIGHEST, lanes * LANE + BETWEEN);
  }

  private ObjectNode y() {
    ObjectNode axis =
        Json.object(
            "domain",
            false,
            "ticks",
            false,
            "labelLimit",
            LABEL_WIDTH,
            "labelFontSize",
            11,
            "labelPadding",
            8);
    axis.putNull("title");
    ObjectNode y =
        Json.object(
            "field",
            "variant",
            "type",
            "nominal",
            "axis",
            axis,
            "scale",
            Json.object(
                "domain",
                strips.stream().map(Strip::variant).toList(),
                "paddingInner",
                0.25,
                "paddingOuter",
                0.1));
    y.putNull("sort");
    return y;
  }

  private ObjectNode lane() {
    return Json.object(
        "field",
        "lane",
        "type",
        "quantitative",
        "scale",
        Json.object("domain", Json.array(-0.5, lanes - 0.5), "nice", false, "zero", false));
  }

  private ObjectNode colour() {
    List<String> colours =
        strips.stream().map(strip -> new Identity(strip.slot()).colour()).toList();
    ObjectNode colour =
        Json.object(
            "field",
            "variant",
            "type",
            "nominal",
            "scale",
            Json.object("domain", strips.stream().map(Strip::variant).toList(), "range", colours));
    colour.putNull("legend");
    return colour;
  }

  private ObjectNode x(String field) {
    return scale().axis().encoding(field, Words.monitor(monitor));
  }

  /** Whether it only points to some of the variants, which lie beyond its axis. */
  public boolean isCut() {
    return scale().near().size() < strips.size();
  }

  private StripScale scale() {
    return StripScale.of(strips);
  }
}
