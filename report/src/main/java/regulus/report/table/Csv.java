package regulus.report.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import regulus.statistics.Comparison;
import regulus.statistics.Interval;
import regulus.statistics.Summary;
import regulus.study.record.Decimals;

/** The table as RFC 4180 says: a line of names, fields between commas, lines end with CR LF. */
final class Csv {
  private static final List<String> NAMES =
      List.of(
          "variant",
          "baseline",
          "figure",
          "n",
          "mean",
          "sd",
          "ci95_low",
          "ci95_high",
          "pairs",
          "difference",
          "difference_ci95_low",
          "difference_ci95_high",
          "test",
          "p_value",
          "p_adjusted",
          "verdict");

  private Csv() {}

  static String text(VariantTable table) {
    return Stream.concat(
            Stream.of(NAMES), table.lines().stream().map(line -> fields(table.figure(), line)))
        .map(Csv::line)
        .collect(Collectors.joining());
  }

  private static List<String> fields(String figure, VariantTable.Line line) {
    Optional<Summary> summary = line.summary();
    Optional<Interval> ci95 = summary.flatMap(Summary::ci95);
    Optional<Comparison> comparison = line.comparison();
    Optional<Interval> difference95 = comparison.flatMap(Comparison::ci95);
    return List.of(
        line.variant(),
        comparison.map(Comparison::baseline).orElse(""),
        figure,
        String.valueOf(summary.map(Summary::n).orElse(0)),
        number(summary.map(Summary::mean)),
        number(summary.filter(it -> it.n() > 1).map(Summary::sd)),
        number(ci95.map(Interval::low)),
        number(ci95.map(Interval::high)),
        comparison.map(it -> String.valueOf(it.n())).orElse(""),
        number(comparison.flatMap(Comparison::difference)),
        number(difference95.map(Interval::low)),
        number(difference95.map(Interval::high)),
        comparison.flatMap(Comparison::tested).orElse(""),
        number(comparison.flatMap(Comparison::pValue)),
        number(comparison.flatMap(Comparison::pAdjusted)),
        line.verdict());
  }

  private static String number(Optional<Double> value) {
    return value.map(Decimals::text).orElse("");
  }

  private static String line(List<String> fields) {
    return fields.stream().map(Csv::field).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String field(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
