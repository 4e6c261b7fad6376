package regulus.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import regulus.report.chart.ChartStyle;

/**
 * What the page needs besides its content, all of it inside the page.
 *
 * @param style its CSS
 * @param scripts the chart library, then the page's own script
 * @param chartStyle what all charts share, as JSON
 */
public record Assets(String style, List<String> scripts, String chartStyle) {
  private static final String WEBJARS = "/META-INF/resources/webjars/";
  private static final List<String> LIBRARIES =
      List.of(
          WEBJARS + "vega/5.32.0/vega.min.js",
          WEBJARS + "vega-lite/5.23.0/vega-lite.min.js",
          WEBJARS + "vega-embed/6.29.0/vega-embed.min.js");

  public Assets {
    scripts = List.copyOf(scripts);
    scripts.forEach(Assets::requireContained);
    requireContained(style);
  }

  static Assets bundled() {
    List<String> scripts =
        java.util.stream.Stream.concat(LIBRARIES.stream(), java.util.stream.Stream.of("report.js"))
            .map(Assets::text)
            .map(Assets::withoutSourceMap)
            .toList();
    return new Assets(text("report.css"), scripts, Embedded.json(ChartStyle.configuration()));
  }

  /** Of a page of words and pictures alone. */
  static Assets withoutScripts() {
    return new Assets(text("report.css"), List.of(), "");
  }

  /** Allows this page's scripts, style and pictures and nothing else; nothing from the network. */
  public String policy() {
    return "default-src 'none'; img-src data:; style-src "
        + Embedded.permission(style)
        + "; script-src "
        + (scripts.isEmpty()
            ? "'none'"
            : scripts.stream().map(Embedded::permission).collect(Collectors.joining(" ")))
        + "; base-uri 'none'; form-action 'none'";
  }

  private static String text(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The report's " + resource + " is missing in the program.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  // Its address would make a browser's tools look for a file that is not there.
  private static String withoutSourceMap(String script) {
    return script.replaceAll("(?m)^//# sourceMappingURL=.*$", "");
  }

  private static void requireContained(String text) {
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    if (lower.contains("</script") || lower.contains("</style") || lower.contains("<!--")) {
      throw new IllegalArgumentException("A script or style of the report would end too early.");
    }
  }
}
