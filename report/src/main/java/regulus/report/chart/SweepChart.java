package regulus.report.chart;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import regulus.report.figure.Measured;
import regulus.report.figure.Monitors;
import regulus.report.figure.Numbers;
import regulus.report.figure.SweepTable;
import regulus.report.figure.Words;
import tools.jackson.databind.node.ObjectNode;

/**
 * One validation figure over the values of a sweep's first list: a faint point per trial, the means
 * joined by a line, one line for each combination of the other lists, the base's mean dashed.
 *
 * @param table of the sweep
 * @param monitor one of its columns
 */
public record SweepChart(SweepTable table, String monitor) {
  private static final int TICKS = 4;
  private static final double WIDE = 50;

  /** Without a precision, ticks are rounded to the distance between them: 0.25 would be 0.3. */
  private static final String EXACT = ".6~g";

  /** Vega-Lite's specification. */
  public ObjectNode specification() {
    List<ObjectNode> means = new ArrayList<>();
    List<ObjectNode> trials = new ArrayList<>();
    for (SweepTable.Row row : table.rows()) {
      Measured measured = measured(row.measured());
      measured.mean().ifPresent(mean -> means.add(mean(row, measured, mean)));
      measured.values().forEach(value -> trials.add(point(row, value)));
    }
    List<ObjectNode> layers = new ArrayList<>();
    base().ifPresent(mean -> layers.add(base(mean)));
    layers.add(layer(trials, Json.object("type", "point", "filled", true, "opacity", 0.35)));
    layers.add(layer(means, Json.object("type", "line", "point", Json.object("size", 40))));
    layers.addAll(Panel.labels(labels()));
    return Panel.specification(description(), layers);
  }

  /** What the chart shows, for those who do not see it. */
  public String description() {
    return Words.capitalized(Words.monitor(monitor))
        + " over "
        + table.lists().get(0)
        + " of the sweep "
        + table.name()
        + ": every trial and the means.";
  }

  private Measured measured(List<Measured> figures) {
    return figures.stream()
        .filter(measured -> measured.monitor().equals(monitor))
        .findFirst()
        .orElseThrow();
  }

  private Optional<Double> base() {
    return table.base().flatMap(base -> measured(SweepTable.validation(base)).mean());
  }

  private ObjectNode base(double mean) {
    return Json.object(
        "data",
        Json.object("values", Json.array(Json.object("y", mean))),
        "mark",
        Json.object("type", "rule", "strokeDash", Json.array(4, 3), "color", "var(--quiet)"),
        "encoding",
        Json.object("y", y()));
  }

  private ObjectNode layer(List<ObjectNode> rows, ObjectNode mark) {
    ObjectNode encoding = Json.object("x", x(), "y", y(), "color", colour());
    encoding.set(
        "tooltip",
        Json.object("field", "text", "type", "nominal", "title", Words.monitor(monitor)));
    return Json.object(
        "data",
        Json.object("values", Json.array(rows.toArray())),
        "mark",
        mark,
        "encoding",
        encoding);
  }

  private ObjectNode point(SweepTable.Row row, double value) {
    ObjectNode point =
        Json.object("y", value, "series", series(row), "text", Numbers.figure(value));
    if (numeric()) {
      point.put("x", Double.parseDouble(row.values().get(0)));
    } else {
      point.put("x", row.values().get(0));
    }
    return point;
  }

  private ObjectNode mean(SweepTable.Row row, Measured measured, double mean) {
    ObjectNode point = point(row, mean);
    point.put(
        "text",
        (row.variant().name() + ": " + measured.meanText() + " " + measured.spreadText()).strip());
    return point;
  }

  /** What tells the lines apart: the values of all lists but the first. */
  private String series(SweepTable.Row row) {
    List<String> others = new ArrayList<>();
    for (int i = 1; i < table.lists().size(); i++) {
      others.add(table.lists().get(i) + "=" + row.values().get(i));
    }
    return String.join(" ", others);
  }

  private List<String> allSeries() {
    return List.copyOf(new LinkedHashSet<>(table.rows().stream().map(this::series).toList()));
  }

  private String colour(int series) {
    return new Identity(series + 1).colour();
  }

  private ObjectNode colour() {
    List<String> names = allSeries();
    List<String> colours = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      colours.add(colour(i));
    }
    ObjectNode scale = Json.object("domain", names, "range", colours);
    ObjectNode colour = Json.object("field", "series", "type", "nominal", "scale", scale);
    colour.putNull("legend");
    return colour;
  }

  /** The names of the lines, where there are several, and of the base. */
  private List<EndLabel> labels() {
    List<EndLabel> labels = new ArrayList<>();
    List<String> names = allSeries();
    for (int i = 0; names.size() > 1 && i < names.size(); i++) {
      String name = names.get(i);
      String colour = colour(i);
      table.rows().stream()
          .filter(row -> series(row).equals(name))
          .reduce((first, second) -> second)
          .flatMap(row -> measured(row.measured()).mean())
          .ifPresent(mean -> labels.add(new EndLabel(name, fromTop(mean), colour)));
    }
    base()
        .ifPresent(
            mean ->
                labels.add(
                    new EndLabel(
                        table.base().orElseThrow().name(), fromTop(mean), "var(--quiet)")));
    return labels;
  }

  private double fromTop(double value) {
    return values().position(value, Panel.HEIGHT, 0);
  }

  private Axis values() {
    double[] all =
        Stream.concat(
                table.rows().stream().flatMap(row -> measured(row.measured()).values().stream()),
                base().stream())
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    return all.length == 0
        ? Axis.around(0, 1, TICKS)
        : Axis.around(all[0], all[all.length - 1], TICKS);
  }

  private ObjectNode y() {
    return values().encoding("y", CurveScale.title(Monitors.figure(monitor)));
  }

  private boolean numeric() {
    return table.rows().stream().allMatch(row -> number(row.values().get(0)).isPresent());
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
    } catch (NumberFormatException word) {
      return Optional.empty();
    }
  }

  private ObjectNode x() {
    ObjectNode axis = Json.object("title", table.lists().get(0), "grid", false);
    if (!numeric()) {
      axis.put("labelAngle", -25);
      ObjectNode x = Json.object("field", "x", "type", "ordinal", "axis", axis);
      x.putNull("sort");
      return x;
    }
    double[] all =
        table.rows().stream()
            .mapToDouble(row -> Double.parseDouble(row.values().get(0)))
            .sorted()
            .distinct()
            .toArray();
    boolean wide = all[0] > 0 && all[all.length - 1] / all[0] >= WIDE;
    axis.set("values", Json.array(java.util.Arrays.stream(all).boxed().toArray()));
    axis.put("labelOverlap", "greedy").put("format", EXACT);
    ObjectNode scale =
        wide ? Json.object("type", "log") : Json.object("type", "linear", "zero", false);
    scale.put("nice", false).put("padding", 14);
    return Json.object("field", "x", "type", "quantitative", "axis", axis, "scale", scale);
  }
}
