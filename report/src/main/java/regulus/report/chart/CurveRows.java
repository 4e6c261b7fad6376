package regulus.report.chart;

import java.util.Map;
import java.util.TreeMap;
import regulus.report.figure.LearningCurve;
import regulus.report.figure.LearningCurve.Point;
import regulus.report.figure.Numbers;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The data of one panel, one row per epoch; mutable while it is filled. */
final class CurveRows {
  private static final double PRECISION = 1e5;

  private final Map<Integer, ObjectNode> rows = new TreeMap<>();

  /** Mean, range and exact text of every point, as {@code name}, {@code nameLow}, … */
  void add(String name, Iterable<Point> points) {
    for (Point point : points) {
      ObjectNode row = row(point.epoch());
      row.put(name, rounded(point.mean()));
      row.put(name + "Low", rounded(point.low()));
      row.put(name + "High", rounded(point.high()));
      row.put(name + "Text", text(point));
    }
  }

  /** The means alone. */
  void addMeans(String name, Iterable<Point> points) {
    points.forEach(point -> row(point.epoch()).put(name, rounded(point.mean())));
  }

  /** How many trials kept which epoch of those that have a row. */
  void addKept(LearningCurve curve) {
    for (int epoch : curve.kept()) {
      ObjectNode row = row(epoch);
      row.put("kept", row.path("kept").asInt(0) + 1);
    }
    rows.values().stream().filter(row -> !row.has("kept")).forEach(row -> row.put("kept", 0));
  }

  ArrayNode array() {
    return Json.array(rows.values().toArray());
  }

  private ObjectNode row(int epoch) {
    return rows.computeIfAbsent(epoch, e -> Json.object("epoch", e + 1));
  }

  private static String text(Point point) {
    String mean = Numbers.figure(point.mean());
    return point.n() < 2
        ? mean
        : mean + " (" + Numbers.figure(point.low()) + " to " + Numbers.figure(point.high()) + ")";
  }

  private static double rounded(double value) {
    return Math.round(value * PRECISION) / PRECISION;
  }
}
