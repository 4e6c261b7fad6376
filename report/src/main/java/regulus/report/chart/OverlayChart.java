package regulus.report.chart;

import java.util.ArrayList;
import java.util.List;
import regulus.report.figure.LearningCurve;
import regulus.report.figure.LearningCurve.Point;
import regulus.report.figure.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The validation means of all variants in one panel, to compare them.
 *
 * @param curves of one figure, by slot
 * @param scale the axes shared with the other panels
 */
public record OverlayChart(List<LearningCurve> curves, CurveScale scale) {
  public OverlayChart {
    curves = List.copyOf(curves);
  }

  /** Vega-Lite's specification. */
  public ObjectNode specification() {
    Panel panel = new Panel(scale);
    CurveRows rows = new CurveRows();
    List<ObjectNode> layers = new ArrayList<>();
    List<EndLabel> labels = new ArrayList<>();
    List<ObjectNode> tooltip = new ArrayList<>();
    tooltip.add(Json.object("field", "epoch", "type", "quantitative", "title", "epoch"));
    for (int slot = 0; slot < curves.size(); slot++) {
      List<Point> points = curves.get(slot).validation();
      if (!points.isEmpty()) {
        String field = "v" + slot;
        String name = curves.get(slot).variant();
        String colour = new Identity(slot).colour();
        rows.add(field, points);
        layers.add(panel.line(field, colour, Json.object("strokeWidth", 1.6)));
        labels.add(
            new EndLabel(
                name, scale.fromTop(points.get(points.size() - 1).mean(), Panel.HEIGHT), colour));
        tooltip.add(Json.object("field", field + "Text", "type", "nominal", "title", name));
      }
    }
    layers.addAll(Panel.labels(labels));
    layers.add(panel.hover(array(tooltip)));
    return Panel.specification(description(), rows.array(), layers);
  }

  /** What the panel shows, for those who do not see it. */
  public String description() {
    return "Validation "
        + Words.figure(scale.figure())
        + " of all variants by epoch, means over the trials.";
  }

  private static ArrayNode array(List<ObjectNode> nodes) {
    return Json.array(nodes.toArray());
  }
}
