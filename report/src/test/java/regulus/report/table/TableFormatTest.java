package regulus.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import regulus.report.imagined.ImaginedStudy;
import regulus.report.imagined.Networks;
import regulus.statistics.Comparison;
import regulus.statistics.Summary;
import regulus.study.StudyResult;
import regulus.study.StudySpec;

/** The table of variants in its formats. */
final class TableFormatTest {
  private static final StudyResult FINISHED = ImaginedStudy.finished();

  private static List<String> csv(StudyResult result) {
    String text = TableFormat.CSV.text(result);
    assertThat(text).endsWith("\r\n").doesNotContain("\n\n");
    return List.of(text.split("\r\n"));
  }

  private static StudyResult named(String name) {
    StudySpec study = ImaginedStudy.spec(List.of(Networks.five().get(0), Networks.edited(name)), 3);
    return ImaginedStudy.of(study, ImaginedStudy.done(study));
  }

  @Test
  void csvHasALineOfNamesAndOneForEachVariant() {
    List<String> lines = csv(FINISHED);
    assertThat(lines).hasSize(6);
    assertThat(lines.get(0))
        .isEqualTo(
            "variant,baseline,figure,n,mean,sd,ci95_low,ci95_high,pairs,difference,"
                + "difference_ci95_low,difference_ci95_high,test,p_value,p_adjusted,verdict");
    assertThat(lines).allMatch(line -> line.split(",", -1).length == 16);
  }

  @Test
  void csvHasTheNumbersOfTheResultWithAllTheirDigits() {
    String[] dropout = csv(FINISHED).get(2).split(",", -1);
    Summary summary =
        Objects.requireNonNull(FINISHED.variant("dropout").summary().get("val_accuracy"));
    Comparison comparison = FINISHED.comparisons().get(0);
    assertThat(dropout[0]).isEqualTo("dropout");
    assertThat(Double.parseDouble(dropout[4])).isEqualTo(summary.mean());
    assertThat(Double.parseDouble(dropout[5])).isEqualTo(summary.sd());
    assertThat(Double.parseDouble(dropout[9])).isEqualTo(comparison.difference().orElseThrow());
    assertThat(Double.parseDouble(dropout[11])).isEqualTo(comparison.ci95().orElseThrow().high());
    assertThat(Double.parseDouble(dropout[14])).isEqualTo(comparison.pAdjusted().orElseThrow());
    assertThat(dropout[12]).isEqualTo("corrected-resampled-t");
    assertThat(dropout[15])
        .isEqualTo(comparison.verdict().name().toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void csvLeavesEmptyWhatIsNotKnown() {
    assertThat(csv(ImaginedStudy.planned()).get(2))
        .isEqualTo("dropout,base,val_accuracy,0,,,,,0,,,,,,,not-comparable");
    assertThat(csv(ImaginedStudy.once()).get(1))
        .matches("base,,val_accuracy,1,0\\.\\d+,,,,,,,,,,,");
  }

  @Test
  void csvQuotesWhatWouldBreakALine() {
    assertThat(csv(named("a,\"b\"")).get(2)).startsWith("\"a,\"\"b\"\"\",base,val_accuracy,3,");
  }

  @Test
  void latexHasARowOfNineCellsForEachVariant() {
    List<String> rows =
        TableFormat.LATEX
            .text(FINISHED)
            .lines()
            .dropWhile(line -> !line.contains("\\midrule"))
            .skip(1)
            .takeWhile(line -> !line.contains("\\bottomrule"))
            .toList();
    assertThat(rows).hasSize(5);
    assertThat(rows)
        .allMatch(row -> row.endsWith(" \\\\") && row.split(" & ", -1).length == 9)
        .allMatch(row -> row.chars().filter(c -> c == '$').count() % 2 == 0);
    assertThat(rows.get(0)).startsWith("    base & 3 & $").endsWith(" & -- & -- & -- &  \\\\");
    Comparison dropout = FINISHED.comparisons().get(0);
    assertThat(rows.get(1))
        .startsWith("    dropout & 3 & $")
        .contains(
            String.format(
                java.util.Locale.ROOT,
                " & $%+.2f$ & [$",
                100 * dropout.difference().orElseThrow()));
  }

  @Test
  void latexSaysUnitsTestAndCorrection() {
    assertThat(TableFormat.LATEX.text(FINISHED))
        .contains(
            "\\usepackage{booktabs}", "\\toprule", "\\label{tab:fashion-mnist-regularization}")
        .contains(
            "\\caption{Validation accuracy in per cent of the variants of"
                + " fashion-mnist-regularization: mean and standard deviation over $n$ trainings."
                + " Differences are of pairs with base, in percentage points, with their intervals"
                + " before correction; $p$ by corrected resampled t, after Holm.}");
  }

  @Test
  void latexNamesTestsAsSentencesDo() {
    assertThat(Latex.testName("splits-and-images")).isEqualTo("splits $\\times$ images");
    assertThat(Latex.testName("folds-and-images")).isEqualTo("folds $\\times$ images");
    assertThat(Latex.testName("corrected-resampled-t")).isEqualTo("corrected resampled t");
  }

  @Test
  void latexIsBalancedWhateverNamesSay() {
    String hostile = "\\input{/etc/passwd} & 50% of $x_1^2$ {~#} \"<|>\" --- [2pt]\n\\\\";
    for (StudyResult result :
        List.of(
            FINISHED,
            ImaginedStudy.once(),
            ImaginedStudy.planned(),
            ImaginedStudy.single(),
            named(hostile))) {
      String text = TableFormat.LATEX.text(result);
      assertThat(depth(text)).as(text).isZero();
      assertThat(text.lines().filter(line -> line.contains(" & ")))
          .allMatch(line -> line.split("(?<!\\\\)&", -1).length == 9);
    }
    assertThat(TableFormat.LATEX.text(named(hostile)))
        .contains(
            "    \\textbackslash{}input\\{/etc/passwd\\} \\& 50\\% of \\$x\\_1\\textasciicircum{}2\\$"
                + " \\{\\textasciitilde{}\\#\\} \\char34{}\\textless{}\\textbar{}\\textgreater{}\\char34{}"
                + " -{}-{}- {[}2pt{]} \\textbackslash{}\\textbackslash{} & 3 & $");
  }

  @Test
  void latexHasLettersThatPdftexHasAndNumbersOfOthers() {
    assertThat(TableFormat.LATEX.text(named("Größe µ λ≤½ rate→0 模\u200b")))
        .contains(
            "    Größe µ \\ensuremath{\\lambda}\\ensuremath{\\leq}½ rate\\ensuremath{\\to}0"
                + " \\ifdefined\\Umathchar 模\\else U+6A21\\fi{} & 3 & $");
  }

  @Test
  void leadersHaveTablesOfPairs() {
    assertThat(TableFormat.CSV.leaders(FINISHED)).isEmpty();
    StudyResult led = ImaginedStudy.led(FINISHED);
    int pairs = led.leaders().orElseThrow().comparisons().size();
    assertThat(TableFormat.CSV.leaders(led).orElseThrow().split("\r\n")).hasSize(1 + pairs);
    assertThat(TableFormat.LATEX.leaders(led).orElseThrow())
        .contains("\\begin{tabular}{lrrcrl}", "-leaders}", "batch-norm against dropout & 3 & $+")
        .contains("of pairs with the one that is named second");
  }

  private static int depth(String latex) {
    String plain = latex.replaceAll("\\\\[{}\\\\]", "");
    return (int)
        (plain.chars().filter(c -> c == '{').count() - plain.chars().filter(c -> c == '}').count());
  }

  @Test
  void theSameResultGivesTheSameText() {
    for (TableFormat format : TableFormat.values()) {
      assertThat(format.text(ImaginedStudy.finished())).isEqualTo(format.text(FINISHED));
    }
  }

  @Test
  void theEndingOfTheFileSaysWhich() {
    assertThat(TableFormat.of(Path.of("a/TABLE.CSV"))).contains(TableFormat.CSV);
    assertThat(TableFormat.of(Path.of("a/table.tex"))).contains(TableFormat.LATEX);
    assertThat(TableFormat.of(Path.of("a/table.xls"))).isEmpty();
  }
}
