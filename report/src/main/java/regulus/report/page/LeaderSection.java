package regulus.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.report.chart.ForestPlot;
import regulus.report.chart.Identity;
import regulus.report.figure.VariantRow.Difference;
import regulus.statistics.Comparison;
import regulus.statistics.Comparison.Verdict;
import regulus.statistics.Leaders;
import regulus.study.StudyResult;
import regulus.study.Variant;

/**
 * Who leads, and whether those that lead can be told apart.
 *
 * @param sentence who leads
 * @param correction how p is corrected, and what leading by luck does, in sentences
 * @param interval of the differences, in words
 * @param plot the axis of the differences; none without any
 * @param rows one per comparison
 * @param verdicts the same in their own words
 */
public record LeaderSection(
    String sentence,
    String correction,
    String interval,
    Optional<ForestPlot> plot,
    List<Row> rows,
    VariantSection.Verdicts verdicts) {
  private static final String LUCK =
      "Who leads is also lucky: the differences by which it leads are a little larger than the"
          + " truth.";

  public LeaderSection {
    rows = List.copyOf(rows);
  }

  /**
   * @param identity of the one that stands first
   * @param drawing its differences; none without a pair of results
   */
  public record Row(Comparison comparison, Identity identity, Optional<ForestPlot.Row> drawing) {
    public String name() {
      return comparison.variant() + " against " + comparison.baseline();
    }

    public String verdict() {
      return comparison.word();
    }

    public boolean decided() {
      return comparison.verdict() != Verdict.UNDECIDED
          && comparison.verdict() != Verdict.NOT_COMPARABLE;
    }
  }

  /** Whether a difference lies so far out that it is not drawn. */
  public boolean beyond() {
    return rows.stream().flatMap(row -> row.drawing().stream()).anyMatch(ForestPlot.Row::beyond);
  }

  /** None where nothing but variants with their bases can be compared. */
  static Optional<LeaderSection> of(StudyResult result) {
    return result.leaders().map(leaders -> of(result, leaders));
  }

  private static LeaderSection of(StudyResult result, Leaders leaders) {
    List<Difference> differences =
        leaders.comparisons().stream().map(it -> Difference.of(result, it)).toList();
    Optional<ForestPlot> plot = ForestPlot.around(differences, result.study().compare().margin());
    List<String> names = result.study().variants().stream().map(Variant::name).toList();
    List<Row> rows = new ArrayList<>();
    for (Difference difference : differences) {
      rows.add(
          new Row(
              difference.comparison(),
              new Identity(names.indexOf(difference.comparison().variant())),
              plot.map(axis -> axis.row(difference))));
    }
    return new LeaderSection(
        leaders.sentence(),
        leaders.correction() + " " + LUCK,
        VariantSection.interval(result),
        plot,
        rows,
        VariantSection.Verdicts.of(leaders.comparisons()));
  }
}
