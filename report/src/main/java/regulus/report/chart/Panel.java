package regulus.report.chart;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What every panel of learning curves is made of: a size, two axes, lines over the epochs and their
 * names at the right end.
 *
 * @param scale the axes
 */
record Panel(CurveScale scale) {
  static final int WIDTH = 208;
  static final int HEIGHT = 140;

  private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";
  private static final int LABEL_WIDTH = 66;
  private static final int EPOCH_TICKS = 5;

  /** Vega-Lite's specification of layers that share their rows. */
  static ObjectNode specification(String description, ArrayNode rows, List<ObjectNode> layers) {
    ObjectNode whole = specification(description, layers);
    whole.set("data", Json.object("values", rows));
    return whole;
  }

  /** Vega-Lite's specification of layers that have their own rows. */
  static ObjectNode specification(String description, List<ObjectNode> layers) {
    return Json.object(
        "$schema",
        SCHEMA,
        "description",
        description,
        "width",
        WIDTH,
        "height",
        HEIGHT,
        "layer",
        Json.array(layers.toArray()));
  }

  ObjectNode line(String field, String colour, ObjectNode look) {
    ObjectNode mark = Json.object("type", "line", "color", colour, "clip", true);
    mark.setAll(look);
    return Json.object("mark", mark, "encoding", Json.object("x", x(), "y", y(field)));
  }

  ObjectNode band(String low, String high, String colour, double opacity) {
    return Json.object(
        "mark",
        Json.object("type", "area", "color", colour, "opacity", opacity, "clip", true),
        "encoding",
        Json.object("x", x(), "y", y(low), "y2", Json.object("field", high)));
  }

  /**
   * Upright lines before epochs with which something new began.
   *
   * @param epochs from 0
   */
  ObjectNode beginnings(List<Integer> epochs) {
    Object[] rows =
        epochs.stream().map(epoch -> Json.object("epoch", epoch + 0.5)).toArray(Object[]::new);
    return Json.object(
        "data",
        Json.object("values", Json.array(rows)),
        "mark",
        Json.object(
            "type",
            "rule",
            "color",
            "var(--quiet)",
            "strokeWidth",
            1,
            "strokeDash",
            Json.array(1, 3),
            "tooltip",
            false),
        "encoding",
        Json.object("x", x()));
  }

  /** Names beside the right end of their lines. */
  static List<ObjectNode> labels(List<EndLabel> labels) {
    List<ObjectNode> layers = new ArrayList<>();
    for (EndLabel label : EndLabel.apart(labels, HEIGHT)) {
      layers.add(
          Json.object(
              "data",
              Json.object("values", Json.array(Json.object("text", label.text()))),
              "mark",
              Json.object(
                  "type",
                  "text",
                  "align",
                  "left",
                  "baseline",
                  "middle",
                  "fontSize",
                  10.5,
                  "limit",
                  LABEL_WIDTH,
                  "tooltip",
                  false,
                  "x",
                  WIDTH + 4,
                  "y",
                  label.fromTop(),
                  "color",
                  label.colour()),
              "encoding",
              Json.object("text", Json.object("field", "text", "type", "nominal"))));
    }
    return layers;
  }

  /** A line that follows the pointer and shows the exact values of its epoch. */
  ObjectNode hover(ArrayNode tooltip) {
    ObjectNode nearest =
        Json.object(
            "type", "point",
            "on", "pointerover",
            "nearest", true,
            "encodings", Json.array("x"),
            "clear", "pointerout");
    ObjectNode opacity =
        Json.object(
            "condition", Json.object("param", "near", "empty", false, "value", 0.6), "value", 0);
    return Json.object(
        "params",
        Json.array(Json.object("name", "near", "select", nearest)),
        "mark",
        Json.object("type", "rule", "color", "var(--quiet)", "strokeWidth", 1),
        "encoding",
        Json.object("x", x(), "opacity", opacity, "tooltip", tooltip));
  }

  ObjectNode x() {
    return Json.object(
        "field",
        "epoch",
        "type",
        "quantitative",
        "scale",
        Json.object("domain", Json.array(0.6, scale.epochs() + 0.4), "nice", false),
        "axis",
        Json.object("title", "epoch", "values", epochTicks(), "format", "d", "grid", false));
  }

  ObjectNode y(String field) {
    return scale.values().encoding(field, scale.title());
  }

  private List<Integer> epochTicks() {
    Axis axis = Axis.around(0, scale.epochs(), EPOCH_TICKS);
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
}
