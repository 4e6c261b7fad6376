package regulus.report.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regulus.report.figure.LearningCurve;
import regulus.report.figure.LearningCurve.Point;
import regulus.report.figure.Monitors;
import regulus.report.figure.Numbers;
import regulus.report.figure.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One panel of the learning curves as a Vega-Lite specification: training dashed, validation solid,
 * each with its band over the trials, the base's validation in grey behind them, a ring at each
 * epoch whose weights were kept.
 *
 * @param curve what is drawn
 * @param base the base's curve to compare with; none for a base itself
 * @param scale the axes shared with the other panels
 * @param identity the variant's colour
 */
public record CurveChart(
    LearningCurve curve, Optional<LearningCurve> base, CurveScale scale, Identity identity) {
  static final int WIDTH = 168;
  static final int HEIGHT = 132;

  private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";
  private static final double LABEL_HEIGHT = 12;

  public ObjectNode specification() {
    return Json.object(
        "$schema",
        SCHEMA,
        "description",
        description(),
        "width",
        WIDTH,
        "height",
        HEIGHT,
        "data",
        Json.object("values", rows()),
        "layer",
        layers());
  }

  private String description() {
    return Words.capitalized(Words.figure(curve.figure()))
        + " of "
        + curve.variant()
        + " by epoch, training and validation, mean and range over the trials.";
  }

  private ArrayNode layers() {
    List<ObjectNode> layers = new ArrayList<>();
    layers.add(band("trainLow", "trainHigh", 0.10));
    layers.add(band("valLow", "valHigh", 0.22));
    base.ifPresent(
        other -> layers.add(line("base", "var(--quiet)", Json.object("strokeWidth", 1.2))));
    layers.add(
        line(
            "train",
            identity.colour(),
            Json.object("strokeWidth", 1.4, "strokeDash", Json.array(4, 3))));
    layers.add(line("val", identity.colour(), Json.object("strokeWidth", 2)));
    layers.add(kept());
    layers.addAll(labels());
    layers.add(hover());
    return Json.array(layers.toArray());
  }

  private ObjectNode band(String low, String high, double opacity) {
    return Json.object(
        "mark",
        Json.object("type", "area", "color", identity.colour(), "opacity", opacity, "clip", true),
        "encoding",
        Json.object("x", x(), "y", y(low), "y2", Json.object("field", high)));
  }

  private ObjectNode line(String field, String colour, ObjectNode look) {
    ObjectNode mark = Json.object("type", "line", "color", colour, "clip", true);
    mark.setAll(look);
    return Json.object("mark", mark, "encoding", Json.object("x", x(), "y", y(field)));
  }

  private ObjectNode kept() {
    return Json.object(
        "transform",
        Json.array(Json.object("filter", "datum.kept > 0")),
        "mark",
        Json.object(
            "type",
            "point",
            "shape",
            "circle",
            "size",
            46,
            "strokeWidth",
            1.8,
            "stroke",
            identity.colour(),
            "fill",
            "var(--paper)",
            "opacity",
            1,
            "clip",
            true),
        "encoding",
        Json.object("x", x(), "y", y(curve.validation().isEmpty() ? "train" : "val")));
  }

  private List<ObjectNode> labels() {
    Map<String, Double> ends = new LinkedHashMap<>();
    last(curve.train()).ifPresent(point -> ends.put("train", point.mean()));
    last(curve.validation()).ifPresent(point -> ends.put("validation", point.mean()));
    base.flatMap(other -> last(other.validation()))
        .ifPresent(point -> ends.put(base.orElseThrow().variant(), point.mean()));
    List<ObjectNode> labels = new ArrayList<>();
    spread(ends)
        .forEach((text, place) -> labels.add(label(text, place, base.isPresent() && !isOwn(text))));
    return labels;
  }

  private static boolean isOwn(String text) {
    return text.equals("train") || text.equals("validation");
  }

  private ObjectNode label(String text, double place, boolean quiet) {
    return Json.object(
        "data",
        Json.object("values", Json.array(Json.object("text", text))),
        "mark",
        Json.object(
            "type",
            "text",
            "align",
            "left",
            "baseline",
            "middle",
            "fontSize",
            10,
            "limit",
            62,
            "x",
            WIDTH + 4,
            "y",
            place,
            "color",
            quiet ? "var(--quiet)" : identity.colour()),
        "encoding",
        Json.object("text", Json.object("field", "text", "type", "nominal")));
  }

  /** Pixels from the top for each label, in the order of the values and never on each other. */
  private Map<String, Double> spread(Map<String, Double> ends) {
    TreeMap<Double, String> byPlace = new TreeMap<>();
    ends.forEach(
        (text, value) -> {
          double place = scale.values().position(value, HEIGHT, 0);
          while (byPlace.containsKey(place)) {
            place += 0.01;
          }
          byPlace.put(place, text);
        });
    Map<String, Double> places = new LinkedHashMap<>();
    double next = Double.NEGATIVE_INFINITY;
    double overflow = 0;
    for (Map.Entry<Double, String> entry : byPlace.entrySet()) {
      double place = Math.max(entry.getKey(), next);
      places.put(entry.getValue(), place);
      next = place + LABEL_HEIGHT;
      overflow = Math.max(0, place - HEIGHT);
    }
    double shift = overflow;
    places.replaceAll((text, place) -> place - shift);
    return places;
  }

  private ObjectNode hover() {
    ObjectNode opacity =
        Json.object(
            "condition", Json.object("param", "near", "empty", false, "value", 0.5), "value", 0);
    return Json.object(
        "params",
        Json.array(
            Json.object(
                "name",
                "near",
                "select",
                Json.object(
                    "type",
                    "point",
                    "on",
                    "pointerover",
                    "nearest",
                    true,
                    "encodings",
                    Json.array("x"),
                    "clear",
                    "pointerout"))),
        "mark",
        Json.object("type", "rule", "color", "var(--quiet)", "strokeWidth", 1),
        "encoding",
        Json.object("x", x(), "opacity", opacity, "tooltip", tooltip()));
  }

  private ArrayNode tooltip() {
    List<ObjectNode> fields = new ArrayList<>();
    fields.add(Json.object("field", "epoch", "type", "quantitative", "title", "epoch"));
    fields.add(Json.object("field", "trainText", "type", "nominal", "title", "train"));
    fields.add(Json.object("field", "valText", "type", "nominal", "title", "validation"));
    return Json.array(fields.toArray());
  }

  private ObjectNode x() {
    return Json.object(
        "field",
        "epoch",
        "type",
        "quantitative",
        "scale",
        Json.object("domain", Json.array(1, Math.max(2, scale.epochs())), "nice", false),
        "axis",
        Json.object("title", "epoch", "values", epochTicks(), "format", "d", "grid", false));
  }

  private List<Integer> epochTicks() {
    Axis axis = Axis.around(0, scale.epochs(), 4);
    List<Integer> ticks = new ArrayList<>();
    ticks.add(1);
    for (double tick : axis.ticks()) {
      int epoch = (int) Math.round(tick);
      if (epoch > 1 && epoch <= scale.epochs() && !ticks.contains(epoch)) {
        ticks.add(epoch);
      }
    }
    return ticks;
  }

  private ObjectNode y(String field) {
    return Json.object(
        "field",
        field,
        "type",
        "quantitative",
        "scale",
        Json.object(
            "domain",
            Json.array(scale.values().low(), scale.values().high()),
            "nice",
            false,
            "zero",
            false),
        "axis",
        Json.object(
            "title",
            unit(),
            "values",
            scale.values().ticks(),
            "format",
            "." + scale.values().decimals() + "f"));
  }

  private String unit() {
    return Monitors.isLoss(curve.figure())
        ? "loss (nats)"
        : Words.figure(curve.figure()) + " (fraction)";
  }

  private ArrayNode rows() {
    Map<Integer, ObjectNode> rows = new TreeMap<>();
    curve.train().forEach(point -> put(rows, point, "train"));
    curve.validation().forEach(point -> put(rows, point, "val"));
    base.ifPresent(
        other ->
            other
                .validation()
                .forEach(point -> row(rows, point.epoch()).put("base", rounded(point.mean()))));
    curve.kept().forEach(epoch -> row(rows, epoch).put("kept", 1));
    return Json.array(rows.values().toArray());
  }

  private static void put(Map<Integer, ObjectNode> rows, Point point, String name) {
    ObjectNode row = row(rows, point.epoch());
    row.put(name, rounded(point.mean()));
    row.put(name + "Low", rounded(point.low()));
    row.put(name + "High", rounded(point.high()));
    row.put(name + "Text", text(point));
  }

  private static ObjectNode row(Map<Integer, ObjectNode> rows, int epoch) {
    return rows.computeIfAbsent(epoch, e -> Json.object("epoch", e + 1));
  }

  private static String text(Point point) {
    String mean = Numbers.figure(point.mean());
    return point.n() < 2
        ? mean
        : mean + " (" + Numbers.figure(point.low()) + " to " + Numbers.figure(point.high()) + ")";
  }

  private static double rounded(double value) {
    return Math.round(value * 1e5) / 1e5;
  }

  private static Optional<Point> last(List<Point> points) {
    return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
  }
}
