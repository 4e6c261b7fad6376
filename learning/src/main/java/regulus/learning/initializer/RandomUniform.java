package regulus.learning.initializer;

import java.util.List;
import regulus.learning.network.Initializer;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * Uniform between two numbers.
 *
 * @param minval lowest; Keras' default is -0.05
 * @param maxval highest; Keras' default is 0.05
 */
public record RandomUniform(double minval, double maxval) implements Initializer {
  public static final Kind<RandomUniform> KIND =
      new Kind<>(
          "random_uniform",
          "RandomUniform",
          RandomUniform.class,
          List.of(
              Setting.optional("minval", SettingType.number(), -0.05, "Lowest."),
              Setting.optional("maxval", SettingType.number(), 0.05, "Highest.")),
          values -> new RandomUniform(values.number("minval"), values.number("maxval")),
          "Uniform from minval to maxval.");

  @Override
  public float[] draw(List<Integer> shape, Stream random) {
    return Draws.uniform(shape, minval, maxval, random);
  }
}
