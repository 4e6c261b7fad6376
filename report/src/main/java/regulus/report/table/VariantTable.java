package regulus.report.table;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import regulus.statistics.Comparison;
import regulus.statistics.Summary;
import regulus.study.StudyResult;
import regulus.study.StudyResult.VariantResult;

/**
 * What the table of variants holds, whatever its format.
 *
 * @param study its name
 * @param figure by which the study chooses, {@code val_accuracy}
 * @param lines in the study's order
 * @param pairs whether each line compares two variants, and not one with its base
 */
record VariantTable(String study, String figure, List<Line> lines, boolean pairs) {
  VariantTable {
    lines = List.copyOf(lines);
  }

  /**
   * One variant.
   *
   * @param summary of the figure over its repetitions; none before one has finished
   * @param comparison with its base; none for a base
   */
  record Line(String variant, Optional<Summary> summary, Optional<Comparison> comparison) {
    /** As in {@code results.json}: {@code not-comparable}; empty for a base. */
    String verdict() {
      return comparison
          .map(it -> it.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .orElse("");
    }
  }

  static VariantTable of(StudyResult result) {
    return new VariantTable(
        result.study().name(),
        result.study().choose().by(),
        result.variants().stream().map(variant -> line(result, variant)).toList(),
        false);
  }

  /** None where no leaders are compared. */
  static Optional<VariantTable> ofLeaders(StudyResult result) {
    List<Line> lines =
        result.leaders().stream()
            .flatMap(leaders -> leaders.comparisons().stream())
            .map(comparison -> line(result, comparison))
            .toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new VariantTable(result.study().name(), result.study().choose().by(), lines, true));
  }

  private static Line line(StudyResult result, Comparison comparison) {
    VariantResult variant = result.variant(comparison.variant());
    return new Line(
        comparison.variant(),
        Optional.ofNullable(variant.summary().get(result.study().choose().by())),
        Optional.of(comparison));
  }

  private static Line line(StudyResult result, VariantResult variant) {
    String name = variant.variant().name();
    return new Line(
        name,
        Optional.ofNullable(variant.summary().get(result.study().choose().by())),
        result.comparisons().stream().filter(it -> it.variant().equals(name)).findFirst());
  }

  List<Comparison> comparisons() {
    return lines.stream().flatMap(line -> line.comparison().stream()).toList();
  }

  /** With which the others are compared, each once. */
  List<String> baselines() {
    return comparisons().stream().map(Comparison::baseline).distinct().toList();
  }
}
