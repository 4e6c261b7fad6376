package regulus.learning.initializer;

import java.util.List;
import regulus.learning.network.Initializer;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * Normal, drawn again where more than two standard deviations from the mean.
 *
 * @param mean Keras' default is 0
 * @param stddev before values are cut off; Keras' default is 0.05
 */
public record TruncatedNormal(double mean, double stddev) implements Initializer {
  public static final Kind<TruncatedNormal> KIND =
      new Kind<>(
          "truncated_normal",
          "TruncatedNormal",
          TruncatedNormal.class,
          List.of(
              Setting.optional("mean", SettingType.number(), 0.0, "Mean."),
              Setting.optional("stddev", SettingType.nonNegative(), 0.05, "Standard deviation.")),
          values -> new TruncatedNormal(values.number("mean"), values.number("stddev")),
          "Normal, drawn again where more than two standard deviations from the mean.");

  @Override
  public float[] draw(List<Integer> shape, Stream random) {
    return Draws.truncatedNormal(shape, mean, stddev, random);
  }
}
