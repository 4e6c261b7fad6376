package regulus.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import regulus.statistics.Comparison;
import regulus.statistics.Summary;

/**
 * What a study says; {@code results.json} is this record and nothing more, without times.
 *
 * @param variants in the study's order
 * @param comparisons each variant with its base
 * @param chosen the variant that validated best; none while nothing has finished
 * @param finals the final tests, the chosen variant's first
 */
public record StudyResult(
    StudySpec study,
    List<VariantResult> variants,
    List<Comparison> comparisons,
    Optional<String> chosen,
    List<FinalResult> finals) {

  /**
   * @param parameters weights in all, and those that train
   * @param trials in the order of seeds and folds, whatever their state
   * @param summary over the finished trials, by figure: {@code val_accuracy}
   */
  public record VariantResult(
      Variant variant,
      Parameters parameters,
      List<TrialResult> trials,
      Map<String, Summary> summary) {}

  /** Numbers of weights. */
  public record Parameters(long total, long trainable) {}

  /**
   * A retrained variant on the test set.
   *
   * @param trials one per retraining seed
   * @param test mean over the trials, by name
   */
  public record FinalResult(String variant, List<TrialResult> trials, Map<String, Double> test) {}
}
