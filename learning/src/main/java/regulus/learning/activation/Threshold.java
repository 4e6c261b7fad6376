package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * {@code f(x) = x} above the threshold, another number elsewhere.
 *
 * @param threshold above it a number stays
 * @param defaultValue what the others become
 */
public record Threshold(double threshold, double defaultValue) implements Activation {
  public static final Kind<Threshold> KIND =
      new Kind<>(
          "threshold",
          "threshold",
          Threshold.class,
          List.of(
              Setting.required("threshold", SettingType.number(), "above it a number stays"),
              Setting.required("default_value", SettingType.number(), "what the others become")),
          values -> new Threshold(values.number("threshold"), values.number("default_value")),
          "x above the threshold, another number elsewhere.");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.threshold(x, threshold, defaultValue);
  }
}
