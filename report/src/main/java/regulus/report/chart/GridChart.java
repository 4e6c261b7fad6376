package regulus.report.chart;

import java.util.ArrayList;
import java.util.List;
import regulus.report.figure.LearningCurve;
import regulus.report.figure.Words;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small panel for a table of bases and variants: training dashed, validation solid.
 *
 * @param curve what is drawn
 * @param scale the axes shared with the other cells
 * @param identity the variant's colour
 */
public record GridChart(LearningCurve curve, CurveScale scale, Identity identity) {
  private static final int WIDTH = 150;
  private static final int HEIGHT = 104;

  /** Vega-Lite's specification. */
  public ObjectNode specification() {
    Panel panel = new Panel(scale);
    CurveRows rows = new CurveRows();
    rows.add("train", curve.train());
    rows.add("validation", curve.validation());
    List<ObjectNode> layers = new ArrayList<>();
    ObjectNode dashed = Json.object("strokeWidth", 1.4, "strokeDash", Json.array(4, 3));
    layers.add(panel.band("validationLow", "validationHigh", identity.colour(), 0.2));
    layers.add(panel.line("train", identity.colour(), dashed));
    layers.add(panel.line("validation", identity.colour(), Json.object("strokeWidth", 2)));
    layers.add(
        panel.hover(
            Json.array(
                Json.object("field", "epoch", "type", "quantitative", "title", "epoch"),
                Json.object("field", "trainText", "type", "nominal", "title", "train"),
                Json.object("field", "validationText", "type", "nominal", "title", "validation"))));
    ObjectNode small = Panel.specification(description(), rows.array(), layers);
    small.put("width", WIDTH);
    small.put("height", HEIGHT);
    return small;
  }

  /** What the panel shows, for those who do not see it. */
  public String description() {
    return Words.capitalized(Words.figure(curve.figure()))
        + " of "
        + curve.variant()
        + " by epoch: training and validation.";
  }
}
