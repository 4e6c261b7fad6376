package regulus.learning.metric;

import java.util.List;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * The fraction of examples whose decision is right, class 1 being decided above a threshold; for
 * networks with a single output.
 *
 * @param threshold default 0.5; an output equal to it decides class 0
 * @param name {@code binary_accuracy} unless the study says otherwise
 */
public record BinaryAccuracy(double threshold, String name) implements Metric {
  public static final Kind<BinaryAccuracy> KIND =
      new Kind<>(
          "binary_accuracy",
          "BinaryAccuracy",
          BinaryAccuracy.class,
          List.of(
              Setting.optional(
                  "threshold",
                  SettingType.fraction(),
                  0.5,
                  "Class 1 is decided where its probability is above this."),
              MetricName.setting("binary_accuracy")),
          values -> new BinaryAccuracy(values.number("threshold"), values.text(MetricName.SETTING)),
          "The fraction of images whose decision is right, for networks with a single output.");

  public BinaryAccuracy {
    MetricName.check(name);
  }

  @Override
  public void check(int outputs) {
    if (outputs != 1) {
      throw new InvalidSetting(
          "",
          name
              + " needs a network with a single output, this one ends in "
              + outputs
              + ": use accuracy.");
    }
  }

  @Override
  public Accumulator start(int outputs) {
    return new HitRate(outputs, Decisions.binary(threshold));
  }
}
