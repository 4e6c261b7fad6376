package regulus.learning.initializer;

import java.util.List;
import regulus.learning.network.Initializer;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * Normal.
 *
 * @param mean Keras' default is 0
 * @param stddev Keras' default is 0.05
 */
public record RandomNormal(double mean, double stddev) implements Initializer {
  public static final Kind<RandomNormal> KIND =
      new Kind<>(
          "random_normal",
          "RandomNormal",
          RandomNormal.class,
          List.of(
              Setting.optional("mean", SettingType.number(), 0.0, "Mean."),
              Setting.optional("stddev", SettingType.nonNegative(), 0.05, "Standard deviation.")),
          values -> new RandomNormal(values.number("mean"), values.number("stddev")),
          "Normal.");

  @Override
  public float[] draw(List<Integer> shape, Stream random) {
    return Draws.normal(shape, mean, stddev, random);
  }
}
