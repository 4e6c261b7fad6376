package regulus.learning.constraint;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Constraint;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * Vectors longer than {@code maxValue} are shortened to it (Srivastava and others 2014).
 *
 * @param maxValue at least 0; Keras' default is 2
 * @param axis the dimensions that a vector runs along; Keras' default is 0
 */
public record MaxNorm(double maxValue, List<Integer> axis) implements Constraint {
  public static final Kind<MaxNorm> KIND =
      new Kind<>(
          "max_norm",
          "MaxNorm",
          MaxNorm.class,
          List.of(
              Setting.optional(
                  "max_value", SettingType.nonNegative(), 2.0, "The greatest length of a vector."),
              Norms.AXIS),
          values -> new MaxNorm(values.number("max_value"), Norms.axes(values)),
          "Shortens vectors that are too long.");

  public MaxNorm {
    axis = List.copyOf(axis);
  }

  @Override
  public Tensor apply(Tensor weight) {
    Tensor norms = Norms.of(weight, axis);
    return Norms.scaled(weight, norms, Elementwise.clip(norms, 0, maxValue));
  }

  @Override
  public void check(String weight, List<Integer> shape) {
    Norms.check(weight, shape, axis);
  }
}
