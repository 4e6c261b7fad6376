package regulus.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import regulus.report.figure.LearningCurve;
import regulus.report.figure.LearningCurve.Point;
import regulus.report.figure.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One variant's panel: training dashed, validation solid, each with its band over the trials, the
 * base's validation in grey behind them, a ring at each epoch whose weights were kept.
 *
 * @param curve what is drawn
 * @param base the base's curve to compare with; none for a base itself
 * @param scale the axes shared with the other panels
 * @param identity the variant's colour
 */
public record CurveChart(
    LearningCurve curve, Optional<LearningCurve> base, CurveScale scale, Identity identity) {
  private static final String QUIET = "var(--quiet)";

  /** Vega-Lite's specification. */
  public ObjectNode specification() {
    return Panel.specification(description(), rows(), layers(new Panel(scale)));
  }

  /** What the panel shows, for those who do not see it. */
  public String description() {
    return Words.capitalized(Words.figure(curve.figure()))
        + " of "
        + curve.variant()
        + " by epoch: training and validation, mean and range over the trials."
        + (curve.phases().isEmpty() ? "" : " " + phases());
  }

  private String phases() {
    return "Later phases of the training begin with epoch "
        + curve.phases().stream()
            .map(epoch -> String.valueOf(epoch + 1))
            .collect(Collectors.joining(", "))
        + ".";
  }

  private List<ObjectNode> layers(Panel panel) {
    String colour = identity.colour();
    List<ObjectNode> layers = new ArrayList<>();
    if (!curve.phases().isEmpty()) {
      layers.add(panel.beginnings(curve.phases()));
    }
    layers.add(panel.band("trainLow", "trainHigh", colour, 0.12));
    layers.add(panel.band("validationLow", "validationHigh", colour, 0.24));
    if (base.isPresent()) {
      layers.add(panel.line("base", QUIET, Json.object("strokeWidth", 1.2)));
    }
    layers.add(
        panel.line(
            "train", colour, Json.object("strokeWidth", 1.4, "strokeDash", Json.array(4, 3))));
    layers.add(panel.line("validation", colour, Json.object("strokeWidth", 2)));
    layers.add(kept(panel));
    layers.addAll(Panel.labels(labels()));
    layers.add(panel.hover(tooltip()));
    return layers;
  }

  private ObjectNode kept(Panel panel) {
    String field = curve.validation().isEmpty() ? "train" : "validation";
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
            44,
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
        Json.object("x", panel.x(), "y", panel.y(field)));
  }

  private List<EndLabel> labels() {
    List<EndLabel> labels = new ArrayList<>();
    label("train", curve.train(), identity.colour()).ifPresent(labels::add);
    label("validation", curve.validation(), identity.colour()).ifPresent(labels::add);
    base.flatMap(other -> label(other.variant(), other.validation(), QUIET)).ifPresent(labels::add);
    return labels;
  }

  private Optional<EndLabel> label(String text, List<Point> points, String colour) {
    return points.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new EndLabel(
                text, scale.fromTop(points.get(points.size() - 1).mean(), Panel.HEIGHT), colour));
  }

  private ArrayNode tooltip() {
    List<ObjectNode> fields = new ArrayList<>();
    fields.add(Json.object("field", "epoch", "type", "quantitative", "title", "epoch"));
    fields.add(Json.object("field", "trainText", "type", "nominal", "title", "train"));
    if (!curve.validation().isEmpty()) {
      fields.add(Json.object("field", "validationText", "type", "nominal", "title", "validation"));
    }
    if (!curve.kept().isEmpty()) {
      fields.add(
          Json.object("field", "kept", "type", "quantitative", "title", "trials that kept it"));
    }
    return Json.array(fields.toArray());
  }

  private ArrayNode rows() {
    CurveRows rows = new CurveRows();
    rows.add("train", curve.train());
    rows.add("validation", curve.validation());
    base.ifPresent(other -> rows.addMeans("base", other.validation()));
    rows.addKept(curve);
    return rows.array();
  }
}
