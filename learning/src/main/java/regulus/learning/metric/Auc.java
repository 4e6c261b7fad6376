package regulus.learning.metric;

import java.util.List;
import java.util.Locale;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * The area under a curve, by Keras' approximation from evenly spaced thresholds; under the ROC
 * curve it is the chance that an example of the class gets a higher output than one that is not of
 * it.
 *
 * <p>With a single output it is that of class 1. With several, Keras' default takes every entry of
 * the one-hot labels as an example of its own; {@code multi_label} gives the mean over classes,
 * each against all others.
 *
 * @param thresholds how many, the first just below 0 and the last just above 1; default 200
 * @param curve ROC by default, as in Keras
 * @param summation between two thresholds; by default a line under the ROC curve, and Davis and
 *     Goadrich's curve under precision and recall
 * @param multiLabel whether each class has a curve of its own; default false, as in Keras
 * @param name {@code auc} unless the study says otherwise
 */
public record Auc(
    int thresholds,
    @AddedLater("ROC") Curve curve,
    @AddedLater("INTERPOLATION") Summation summation,
    boolean multiLabel,
    String name)
    implements Metric {
  private static final int FEWEST = 2;
  private static final int MOST = 1_000_000;

  public static final Kind<Auc> KIND =
      new Kind<>(
          "auc",
          "AUC",
          Auc.class,
          List.of(
              Setting.optional(
                  "num_thresholds",
                  new SettingType.Whole(FEWEST, MOST),
                  200,
                  "How many evenly spaced thresholds approximate the curve."),
              Setting.optional(
                  "curve",
                  SettingType.word("ROC", "PR"),
                  "ROC",
                  "Recall over false alarms, or precision over recall."),
              Setting.optional(
                  "summation_method",
                  SettingType.word("interpolation", "minoring", "majoring"),
                  "interpolation",
                  "Between two thresholds the curve, the lower of both, or the higher."),
              Setting.optional(
                  "multi_label",
                  SettingType.flag(),
                  false,
                  "Whether each class has its own curve, whose areas are averaged, instead of all"
                      + " outputs together having one."),
              MetricName.setting("auc")),
          values ->
              new Auc(
                  values.whole("num_thresholds"),
                  Curve.valueOf(values.text("curve")),
                  Summation.valueOf(values.text("summation_method").toUpperCase(Locale.ROOT)),
                  values.flag("multi_label"),
                  values.text(MetricName.SETTING)),
          "The area under the ROC curve, or under precision over recall.");

  /** What is drawn over what. */
  public enum Curve {
    /** Recall over the share of false alarms. */
    ROC,
    /** Precision over recall. */
    PR
  }

  /** What the area between two thresholds is made of. */
  public enum Summation {
    INTERPOLATION,
    /** The lower of both heights. */
    MINORING,
    /** The higher of both heights. */
    MAJORING
  }

  public Auc {
    MetricName.check(name);
  }

  /** Under the ROC curve, in trapezoids. */
  public Auc(int thresholds, boolean multiLabel, String name) {
    this(thresholds, Curve.ROC, Summation.INTERPOLATION, multiLabel, name);
  }

  @Override
  public Accumulator start(int outputs) {
    return new RocCurves(this, outputs);
  }
}
