package regulus.report.chart;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A linear axis with round ticks.
 *
 * @param low its first tick
 * @param high its last tick
 * @param step between ticks
 */
public record Axis(double low, double high, double step) {
  private static final double[] ROUND = {1, 2, 5, 10};

  /** The smallest axis with about {@code ticks} round steps that holds both numbers. */
  public static Axis around(double low, double high, int ticks) {
    double span = high > low ? high - low : Math.max(Math.abs(high), 1e-3);
    double step = round(span / ticks);
    double first = Math.floor(low / step + 1e-9) * step;
    double last = Math.ceil(high / step - 1e-9) * step;
    return new Axis(first, last > first ? last : first + step, step);
  }

  public List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    int count = (int) Math.round((high - low) / step);
    for (int i = 0; i <= count; i++) {
      ticks.add(low + i * step);
    }
    return ticks;
  }

  /** Where a value lies on an axis drawn from {@code from} to {@code to}, kept within. */
  public double position(double value, double from, double to) {
    double share = (Math.min(Math.max(value, low), high) - low) / (high - low);
    return from + share * (to - from);
  }

  /** Vega-Lite's encoding of a field along it. */
  ObjectNode encoding(String field, String title) {
    return Json.object(
        "field",
        field,
        "type",
        "quantitative",
        "scale",
        Json.object("domain", Json.array(low, high), "nice", false, "zero", false),
        "axis",
        Json.object("title", title, "values", ticks(), "format", "." + decimals() + "f"));
  }

  /** Whether one of two values lies outside. */
  public boolean excludes(double least, double most) {
    return least < low - 1e-9 * step || most > high + 1e-9 * step;
  }

  /** How many decimals tell the ticks apart. */
  public int decimals() {
    return Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
  }

  private static double round(double step) {
    double magnitude = Math.pow(10, Math.floor(Math.log10(step)));
    for (double round : ROUND) {
      if (step <= round * magnitude * (1 + 1e-9)) {
        return round * magnitude;
      }
    }
    return 10 * magnitude;
  }
}
