package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * {@code f(x) = x - threshold} above the threshold, {@code x + threshold} below its negative, 0
 * between.
 *
 * @param threshold by how much a number comes nearer to 0; Keras' default is 0.5
 */
public record SoftShrink(double threshold) implements Activation {
  public static final Kind<SoftShrink> KIND =
      new Kind<>(
          "soft_shrink",
          "soft_shrink",
          SoftShrink.class,
          List.of(
              Setting.optional(
                  "threshold",
                  SettingType.nonNegative(),
                  0.5,
                  "By how much a number comes nearer to 0.")),
          values -> new SoftShrink(values.number("threshold")),
          "x, nearer to 0 by the threshold.");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.softShrink(x, threshold);
  }
}
