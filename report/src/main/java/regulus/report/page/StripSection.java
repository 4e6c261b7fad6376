package regulus.report.page;

import java.util.List;
import java.util.Optional;
import regulus.report.chart.StripChart;
import regulus.report.figure.Numbers;
import regulus.report.figure.Strip;
import regulus.study.StudyResult;

/**
 * Every repetition of every variant, joined with its base's: as a chart and as numbers.
 *
 * @param repetition what it is called: seed or fold
 * @param base with which each is joined: its name, or "its base" where there are several
 * @param chart in the page
 * @param beyond whether it only points to some variants, which lie beyond its axis
 * @param variants the table's columns
 * @param rows one per repetition
 */
public record StripSection(
    String repetition,
    String base,
    CurveSection.Chart chart,
    boolean beyond,
    List<String> variants,
    List<Row> rows) {
  /** One repetition of all variants; a dash where it was not finished. */
  public record Row(String repetition, List<String> cells) {}

  public StripSection {
    variants = List.copyOf(variants);
    rows = List.copyOf(rows);
  }

  /** None of a study that trains everything once, or has nothing to compare. */
  static Optional<StripSection> of(StudyResult result) {
    List<Strip> strips = Strip.of(result);
    List<String> lanes = Strip.repetitions(result);
    if (result.variants().size() < 2 || lanes.size() < 2 || strips.isEmpty()) {
      return Optional.empty();
    }
    StripChart chart = new StripChart(strips, result.study().choose().by(), lanes.size());
    return Optional.of(
        new StripSection(
            VariantSection.Extent.of(result).repetition(),
            VariantSection.base(result),
            CurveSection.Chart.of("every-repetition", chart.description(), chart.specification()),
            chart.isCut(),
            strips.stream().map(Strip::variant).toList(),
            lanes.stream().map(lane -> row(strips, lane)).toList()));
  }

  private static Row row(List<Strip> strips, String repetition) {
    return new Row(repetition, strips.stream().map(strip -> cell(strip, repetition)).toList());
  }

  private static String cell(Strip strip, String repetition) {
    return strip.points().stream()
        .filter(point -> point.repetition().equals(repetition))
        .map(point -> Numbers.figure(point.value()))
        .findFirst()
        .orElse("–");
  }
}
