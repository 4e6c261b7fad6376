package regulus.app.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import regulus.app.text.Columns;
import regulus.app.text.Phrase;
import regulus.learning.training.Direction;
import regulus.statistics.Comparison;
import regulus.statistics.Summary;
import regulus.study.result.AcrossStudies;
import regulus.study.result.Contender;

/** What a comparison across studies says: a table, the best first, then its sentences; pure. */
public final class AcrossLines {
  private final AcrossStudies across;
  private final Paint paint;

  public AcrossLines(AcrossStudies across, Paint paint) {
    this.across = across;
    this.paint = paint;
  }

  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(paint.strong(headline()));
    Columns columns = new Columns();
    across.contenders().stream()
        .sorted(Comparator.comparingDouble(this::rank))
        .forEach(contender -> columns.row(row(contender)));
    lines.addAll(columns.lines());
    across.comparisons().forEach(comparison -> lines.add(comparison.sentence()));
    lines.addAll(across.notes());
    return lines;
  }

  private String headline() {
    return across.choice().by()
        + " of "
        + Phrase.counted(across.contenders().size(), "network")
        + " for "
        + across.baseline().study().facts().data().name();
  }

  /** Those without a figure last. */
  private double rank(Contender contender) {
    return contender
        .summary()
        .map(Summary::mean)
        .map(mean -> across.choice().direction() == Direction.MAX ? -mean : mean)
        .orElse(Double.MAX_VALUE);
  }

  private List<String> row(Contender contender) {
    return List.of(
        "  " + across.name(contender),
        contender.summary().map(AcrossLines::figure).orElse("no trial finished"),
        across.comparison(contender).map(Comparison::figures).orElse(""),
        across.comparison(contender).map(this::remark).orElse("the baseline"));
  }

  private static String figure(Summary summary) {
    String mean = Phrase.figure(summary.mean());
    return summary.n() > 1 ? mean + " ± " + Phrase.spread(summary.sd()) : mean;
  }

  private String remark(Comparison comparison) {
    return paint.verdict(comparison.verdict(), comparison.remark());
  }
}
