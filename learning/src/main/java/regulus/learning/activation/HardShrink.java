package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * {@code f(x) = x} where {@code |x| > threshold}, else 0.
 *
 * @param threshold up to it a number becomes 0; Keras' default is 0.5
 */
public record HardShrink(double threshold) implements Activation {
  public static final Kind<HardShrink> KIND =
      new Kind<>(
          "hard_shrink",
          "hard_shrink",
          HardShrink.class,
          List.of(
              Setting.optional(
                  "threshold", SettingType.nonNegative(), 0.5, "Up to it a number becomes 0.")),
          values -> new HardShrink(values.number("threshold")),
          "x where |x| is above the threshold, else 0.");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.hardShrink(x, threshold);
  }
}
