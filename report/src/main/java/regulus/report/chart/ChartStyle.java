package regulus.report.chart;

import tools.jackson.databind.node.ObjectNode;

/** What all charts share: the page's type and colours, no frame, faint lines. */
public final class ChartStyle {
  private static final String FONT =
      "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif";

  private ChartStyle() {}

  /** A Vega-Lite configuration. */
  public static ObjectNode configuration() {
    return Json.object(
        "font",
        FONT,
        "background",
        "transparent",
        "view",
        Json.object("stroke", "transparent"),
        "axis",
        Json.object(
            "domainColor", "var(--line)",
            "tickColor", "var(--line)",
            "gridColor", "var(--line)",
            "gridOpacity", 0.7,
            "labelColor", "var(--quiet)",
            "titleColor", "var(--quiet)",
            "labelFontSize", 10,
            "titleFontSize", 10,
            "titleFontWeight", "normal",
            "titlePadding", 5,
            "tickSize", 3),
        "axisY",
        Json.object("domain", false, "ticks", false));
  }
}
