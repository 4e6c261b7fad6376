package regulus.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regulus.statistics.Summary;
import regulus.study.StudyResult;
import regulus.study.StudyResult.VariantResult;
import regulus.study.TrialResult;

/**
 * What the folds of one variant gave.
 *
 * @param variant its name
 * @param trials one per fold
 * @param summary over the finished folds, by monitor
 */
public record FoldFigures(String variant, List<TrialResult> trials, Map<String, Summary> summary) {

  /** One finished fold. */
  public record Fold(String name, double value) {}

  public FoldFigures {
    trials = List.copyOf(trials);
    summary = Map.copyOf(summary);
  }

  /** Of what is cross-validated besides, and of every variant where the study itself has folds. */
  public static List<FoldFigures> of(StudyResult result) {
    List<FoldFigures> figures = new ArrayList<>();
    result
        .crossValidation()
        .forEach(it -> figures.add(new FoldFigures(it.variant(), it.trials(), it.summary())));
    if (result.study().repeat().folds().isPresent()) {
      result.variants().stream().map(FoldFigures::of).forEach(figures::add);
    }
    return figures;
  }

  private static FoldFigures of(VariantResult variant) {
    return new FoldFigures(variant.variant().name(), variant.trials(), variant.summary());
  }

  /** The finished folds that have a finite figure, by the number of the fold. */
  public List<Fold> folds(String monitor) {
    List<Fold> folds = new ArrayList<>();
    for (TrialResult trial : trials) {
      Monitors.value(trial, monitor)
          .ifPresent(value -> folds.add(new Fold(trial.trial().repetition(), value)));
    }
    return folds;
  }

  public Optional<Summary> mean(String monitor) {
    return Optional.ofNullable(summary.get(monitor));
  }

  /** {@code Base over 10 folds: average accuracy 0.9160 [0.9100, 0.9220], loss 0.2510 […].} */
  public String sentence(List<String> names) {
    List<String> parts = new ArrayList<>();
    for (String name : names) {
      mean("val_" + name)
          .ifPresent(
              it ->
                  parts.add(
                      Words.figure(name)
                          + " "
                          + Numbers.figure(it.mean())
                          + it.ci95()
                              .map(
                                  ci ->
                                      " ["
                                          + Numbers.figure(ci.low())
                                          + ", "
                                          + Numbers.figure(ci.high())
                                          + "]")
                              .orElse("")));
    }
    long done = trials.stream().filter(TrialResult::done).count();
    String all = Words.counted(trials.size(), "fold");
    return variant
        + " over "
        + (done < trials.size() ? done + " of " + all : all)
        + ": "
        + (parts.isEmpty() ? "nothing has finished yet" : "average " + String.join(", ", parts))
        + ".";
  }
}
