package regulus.learning.constraint;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Constraint;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * Vectors whose length is not between two bounds come nearer to the bound: to {@code rate · bound +
 * (1 - rate) · length}.
 *
 * @param minValue at least 0; Keras' default is 0
 * @param maxValue at least {@code minValue}; Keras' default is 1
 * @param rate from 0 to 1, which is Keras' default
 * @param axis the dimensions that a vector runs along; Keras' default is 0
 */
public record MinMaxNorm(double minValue, double maxValue, double rate, List<Integer> axis)
    implements Constraint {
  private static final String MAX_VALUE = "max_value";

  public static final Kind<MinMaxNorm> KIND =
      new Kind<>(
          "min_max_norm",
          "MinMaxNorm",
          MinMaxNorm.class,
          List.of(
              Setting.optional(
                  "min_value", SettingType.nonNegative(), 0.0, "The least length of a vector."),
              Setting.optional(
                  MAX_VALUE, SettingType.nonNegative(), 1.0, "The greatest length of a vector."),
              Setting.optional(
                  "rate",
                  SettingType.fraction(),
                  1.0,
                  "How far each update brings it there; 1 is all the way."),
              Norms.AXIS),
          values ->
              new MinMaxNorm(
                  values.number("min_value"),
                  values.number(MAX_VALUE),
                  values.number("rate"),
                  Norms.axes(values)),
          "Brings vectors that are too long or too short to a bound.");

  public MinMaxNorm {
    axis = List.copyOf(axis);
    if (minValue > maxValue) {
      throw InvalidSetting.of(MAX_VALUE, "at least min_value (" + minValue + ")", maxValue);
    }
  }

  @Override
  public Tensor apply(Tensor weight) {
    Tensor norms = Norms.of(weight, axis);
    Tensor bounded = Arithmetic.multiply(Elementwise.clip(norms, minValue, maxValue), rate);
    Tensor wanted = Arithmetic.add(bounded, Arithmetic.multiply(norms, 1 - rate));
    return Norms.scaled(weight, norms, wanted);
  }

  @Override
  public void check(String weight, List<Integer> shape) {
    Norms.check(weight, shape, axis);
  }
}
