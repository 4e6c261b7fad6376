package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * {@code f(x) = (x + √(x² + b)) / 2} (Barron 2021).
 *
 * @param b how smooth it is; 0 is relu; Keras' default is 4.0
 */
public record Squareplus(double b) implements Activation {
  public static final Kind<Squareplus> KIND =
      new Kind<>(
          "squareplus",
          "squareplus",
          Squareplus.class,
          List.of(
              Setting.optional(
                  "b", SettingType.nonNegative(), 4.0, "How smooth it is; 0 is relu.")),
          values -> new Squareplus(values.number("b")),
          "(x + √(x² + b)) / 2, a smooth relu.");

  @Override
  public Tensor apply(Tensor x) {
    return Arithmetic.divide(
        Arithmetic.add(x, Elementwise.sqrt(Arithmetic.add(Elementwise.square(x), b))), 2);
  }
}
