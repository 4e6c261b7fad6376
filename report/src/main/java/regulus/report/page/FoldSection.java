package regulus.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.report.chart.FoldChart;
import regulus.report.chart.Identity;
import regulus.report.figure.FoldFigures;
import regulus.report.figure.FoldFigures.Fold;
import regulus.report.figure.Monitors;
import regulus.report.figure.Numbers;
import regulus.report.figure.Words;
import regulus.statistics.Summary;
import regulus.study.StudyResult;

/**
 * The cross-validation: every figure fold by fold, with its mean in words.
 *
 * @param variants those that have folds; none where nothing is cross-validated
 */
public record FoldSection(List<Folds> variants) {
  /**
   * @param sentence the averages in words
   * @param panels one per figure
   * @param numbers the same as a table
   */
  public record Folds(
      String sentence, List<CurveSection.Panel> panels, List<String> names, List<Row> numbers) {}

  /** One fold. */
  public record Row(String fold, List<String> cells) {}

  public FoldSection {
    variants = List.copyOf(variants);
  }

  static FoldSection of(StudyResult result) {
    List<String> names = Monitors.of(result).names();
    List<Folds> variants = new ArrayList<>();
    for (FoldFigures figures : FoldFigures.of(result)) {
      Identity identity = new Identity(slot(result, figures.variant()));
      int number = variants.size();
      variants.add(
          new Folds(
              figures.sentence(names),
              names.stream()
                  .flatMap(name -> panel(figures, name, identity, "folds-" + number).stream())
                  .toList(),
              names.stream().map(Words::figure).toList(),
              rows(figures, names)));
    }
    return new FoldSection(variants);
  }

  private static int slot(StudyResult result, String name) {
    return result.variants().stream().map(it -> it.variant().name()).toList().indexOf(name);
  }

  private static Optional<CurveSection.Panel> panel(
      FoldFigures figures, String name, Identity identity, String id) {
    List<Fold> folds = figures.folds("val_" + name);
    Optional<Summary> mean = figures.mean("val_" + name).filter(it -> !folds.isEmpty());
    return mean.map(
        it -> {
          FoldChart chart = new FoldChart(name, folds, it.mean(), identity);
          return new CurveSection.Panel(
              figures.variant() + ", " + Words.figure(name),
              identity,
              CurveSection.Chart.of(id + "-" + name, chart.description(), chart.specification()));
        });
  }

  private static List<Row> rows(FoldFigures figures, List<String> names) {
    return figures.trials().stream()
        .map(
            trial ->
                new Row(
                    trial.trial().repetition(),
                    names.stream()
                        .map(name -> Monitors.value(trial, "val_" + name))
                        .map(value -> value.map(Numbers::figure).orElse("–"))
                        .toList()))
        .toList();
  }
}
