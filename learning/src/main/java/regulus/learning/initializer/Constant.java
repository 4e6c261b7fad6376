package regulus.learning.initializer;

import java.util.List;
import regulus.learning.network.Initializer;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * All the same.
 *
 * @param value of every element; Keras' default is 0
 */
public record Constant(double value) implements Initializer {
  public static final Kind<Constant> KIND =
      new Kind<>(
          "constant",
          "Constant",
          Constant.class,
          List.of(Setting.optional("value", SettingType.number(), 0.0, "Of every element.")),
          values -> new Constant(values.number("value")),
          "All the same number.");

  @Override
  public float[] draw(List<Integer> shape, Stream random) {
    return Draws.constant(shape, value);
  }
}
