package regulus.learning.metric;

import java.util.List;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * The area under the ROC curve, the chance that an example of the class gets a higher output than
 * one that is not of it, by Keras' approximation: trapezoids between evenly spaced thresholds.
 *
 * <p>With a single output it is that of class 1. With several, Keras' default takes every entry of
 * the one-hot labels as an example of its own; {@code multi_label} gives the mean over classes,
 * each against all others.
 *
 * @param thresholds how many, the first just below 0 and the last just above 1; default 200
 * @param multiLabel whether each class has a curve of its own; default false, as in Keras
 * @param name {@code auc} unless the study says otherwise
 */
public record Auc(int thresholds, boolean multiLabel, String name) implements Metric {
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
                  "multi_label",
                  SettingType.flag(),
                  false,
                  "Whether each class has its own curve, whose areas are averaged, instead of all"
                      + " outputs together having one."),
              MetricName.setting("auc")),
          values ->
              new Auc(
                  values.whole("num_thresholds"),
                  values.flag("multi_label"),
                  values.text(MetricName.SETTING)),
          "The area under the ROC curve.");

  public Auc {
    MetricName.check(name);
  }

  @Override
  public Accumulator start(int outputs) {
    return new RocCurves(thresholds, outputs, multiLabel);
  }
}
