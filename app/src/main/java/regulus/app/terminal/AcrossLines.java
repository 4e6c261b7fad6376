package regulus.app.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import regulus.app.text.Columns;
import regulus.app.text.Phrase;
import regulus.learning.training.Direction;
import regulus.statistics.Comparison;
import regulus.statistics.Summary;
import regulus.study.result.AcrossStudies;
import regulus.study.result.ComparedStudy;
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
    if (across.counted() > 1) {
      lines.add(correction());
    }
    across.contenders().stream()
        .map(Contender::study)
        .flatMap(study -> seeds(study).stream())
        .distinct()
        .forEach(lines::add);
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

  private static Optional<String> seeds(ComparedStudy study) {
    return study.comparedSeeds().stream()
        .mapToObj(
            first ->
                "Of "
                    + study.name()
                    + ", only the first "
                    + Phrase.counted(first, "seed")
                    + " count: it got more because of what these showed.")
        .findFirst();
  }

  private String correction() {
    boolean chosen = across.contenders().stream().anyMatch(Contender::chosen);
    return "p is corrected for "
        + across.counted()
        + " comparisons (Holm)"
        + (chosen ? ", those with the variants that a study did not choose included." : ".");
  }
}
