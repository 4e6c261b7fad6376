package regulus.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import regulus.report.figure.Strip;
import tools.jackson.databind.JsonNode;

/** The axis on which all repetitions stand. */
final class StripChartTest {
  private static Strip base(double... values) {
    return strip("base", Optional.empty(), values);
  }

  private static Strip variant(String name, double... values) {
    return strip(name, Optional.of("base"), values);
  }

  private static Strip strip(String name, Optional<String> baseline, double... values) {
    List<Strip.Point> points = new ArrayList<>();
    for (int seed = 0; seed < values.length; seed++) {
      points.add(
          new Strip.Point(seed, "seed " + seed, values[seed], baseline.map(unused -> 0.975)));
    }
    return new Strip(name, 0, baseline, points);
  }

  private static JsonNode drawn(Strip... strips) {
    return new StripChart(List.of(strips), "val_accuracy", 2).specification();
  }

  private static List<String> arrows(JsonNode chart) {
    JsonNode arrows = chart.get("layer").get(4).get("data").get("values");
    return StreamSupport.stream(arrows.spliterator(), false)
        .map(row -> row.get("variant").asString() + " " + row.get("text").asString())
        .toList();
  }

  private static JsonNode domain(JsonNode chart) {
    return chart.get("layer").get(3).get("encoding").get("x").get("scale").get("domain");
  }

  @Test
  void aVariantFarFromAllOthersIsAnArrowAtTheEdge() {
    JsonNode chart =
        drawn(base(0.97, 0.975), variant("l2", 0.96, 0.961), variant("full", 0.53, 0.42));
    assertThat(arrows(chart)).containsExactly("full ◂ 0.4200 to 0.5300");
    assertThat(domain(chart).get(0).asDouble()).isGreaterThan(0.9);
    assertThat(chart.get("data").get("values")).hasSize(4);
  }

  @Test
  void nothingIsAnArrowWhereAllHaveRoom() {
    JsonNode chart =
        drawn(base(0.97, 0.975), variant("l2", 0.96, 0.961), variant("l1", 0.93, 0.94));
    assertThat(arrows(chart)).isEmpty();
    assertThat(domain(chart).get(0).asDouble()).isLessThanOrEqualTo(0.93);
  }

  @Test
  void whatOthersAreJoinedWithStaysOnTheAxis() {
    JsonNode chart =
        drawn(base(0.40, 0.41), variant("l2", 0.96, 0.961), variant("l1", 0.965, 0.968));
    assertThat(arrows(chart)).isEmpty();
    assertThat(domain(chart).get(0).asDouble()).isLessThanOrEqualTo(0.40);
  }
}
