package regulus.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import regulus.report.figure.Words;
import regulus.statistics.Comparison;
import regulus.statistics.Interval;
import regulus.statistics.Summary;

/** The table as LaTeX with booktabs, to be read with {@code \input}. */
final class Latex {
  private static final String NONE = "--";
  private static final String COMPARED = "Difference & 95\\,\\% CI & $p$ & Verdict";
  private static final String PAIRS = "Variants & $n$ & " + COMPARED;
  private static final String VARIANTS = "Variant & $n$ & Mean & SD & 95\\,\\% CI & " + COMPARED;

  private final VariantTable table;
  private final boolean points;

  private Latex(VariantTable table) {
    this.table = table;
    this.points = !table.figure().endsWith("loss");
  }

  static String text(VariantTable table) {
    return new Latex(table).text();
  }

  private String text() {
    return """
        %% Needs \\usepackage{booktabs}; read it with \\input.
        \\begin{table}
          \\centering
          \\footnotesize
          \\setlength{\\tabcolsep}{3pt}
          \\caption{%s}
          \\label{tab:%s}
          \\begin{tabular}{%s}
            \\toprule
            %s \\\\
            \\midrule
        %s    \\bottomrule
          \\end{tabular}
        \\end{table}
        """
        .formatted(
            caption(),
            table.study().replaceAll("[^A-Za-z0-9.-]+", "-") + (table.pairs() ? "-leaders" : ""),
            table.pairs() ? "lrrcrl" : "lrrrcrcrl",
            table.pairs() ? PAIRS : VARIANTS,
            table.lines().stream().map(this::row).collect(Collectors.joining()));
  }

  private String caption() {
    String figure = LatexText.escaped(Words.capitalized(Words.monitor(table.figure())));
    String study = LatexText.escaped(table.study());
    if (table.pairs()) {
      return figure + " of the leading variants of " + study + ", paired. " + comparisons();
    }
    return figure
        + (points ? " in per cent" : "")
        + " of the variants of "
        + study
        + ": mean and standard deviation over $n$ trainings."
        + (table.comparisons().isEmpty() ? "" : " " + comparisons());
  }

  private String comparisons() {
    List<String> baselines = table.baselines();
    String from =
        table.pairs()
            ? "the one that is named second"
            : baselines.size() == 1 ? LatexText.escaped(baselines.get(0)) : "its base";
    String tests =
        Words.and(
            table.comparisons().stream()
                .flatMap(it -> it.tested().stream())
                .map(Latex::testName)
                .distinct()
                .toList());
    boolean looked = table.comparisons().stream().anyMatch(it -> it.looked().isPresent());
    String p = tests.isEmpty() ? "" : "; $p$ by " + tests + ", after Holm";
    return "Differences are of pairs with "
        + from
        + ", "
        + (points ? "in percentage points" : "in the unit of the figure")
        + ", with their intervals "
        + (looked ? "(95\\,\\% over all planned looks) " : "")
        + "before correction"
        + p
        + ".";
  }

  /** Two words that are crossed are so in sentences, too: {@code splits × images}. */
  static String testName(String test) {
    return LatexText.escaped(test.replace('-', ' ')).replace(" and images", " $\\times$ images");
  }

  private String row(VariantTable.Line line) {
    List<String> cells = new ArrayList<>();
    if (table.pairs()) {
      line.comparison().ifPresent(it -> cells.addAll(pair(it)));
    } else {
      cells.addAll(own(line));
    }
    cells.addAll(compared(line));
    return "    " + String.join(" & ", cells) + " \\\\\n";
  }

  private static List<String> pair(Comparison comparison) {
    return List.of(
        LatexText.escaped(comparison.variant() + " against " + comparison.baseline()),
        String.valueOf(comparison.n()));
  }

  private List<String> own(VariantTable.Line line) {
    Optional<Summary> summary = line.summary();
    return List.of(
        LatexText.escaped(line.variant()),
        String.valueOf(summary.map(Summary::n).orElse(0)),
        summary.map(it -> number(it.mean(), "")).orElse(NONE),
        summary.filter(it -> it.n() > 1).map(it -> number(it.sd(), "")).orElse(NONE),
        interval(summary.flatMap(Summary::ci95), ""));
  }

  private List<String> compared(VariantTable.Line line) {
    Optional<Comparison> comparison = line.comparison();
    return List.of(
        comparison.flatMap(Comparison::difference).map(it -> number(it, "+")).orElse(NONE),
        interval(comparison.flatMap(Comparison::ci95), "+"),
        comparison.flatMap(Comparison::pAdjusted).map(Latex::probability).orElse(NONE),
        comparison.map(Comparison::word).orElse(""));
  }

  private String interval(Optional<Interval> interval, String sign) {
    return interval
        .map(it -> "[" + number(it.low(), sign) + ", " + number(it.high(), sign) + "]")
        .orElse(NONE);
  }

  /**
   * @param sign a flag of the format: {@code +} for numbers whose sign is said in any case
   */
  private String number(double value, String sign) {
    String digits = points ? "2f" : "4f";
    return "$"
        + String.format(Locale.ROOT, "%" + sign + "." + digits, points ? 100 * value : value)
        + "$";
  }

  private static String probability(double p) {
    return p < 0.001 ? "$<0.001$" : "$" + String.format(Locale.ROOT, "%.3f", p) + "$";
  }
}
