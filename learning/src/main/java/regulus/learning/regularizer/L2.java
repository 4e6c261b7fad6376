package regulus.learning.regularizer;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Regularizer;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * {@code l2 · Σw²}; its gradient is 2 · l2 · w.
 *
 * @param l2 at least 0; Keras' default is 0.01
 */
public record L2(double l2) implements Regularizer {
  public static final Kind<L2> KIND =
      new Kind<>(
          "l2",
          "L2",
          L2.class,
          List.of(
              Setting.optional("l2", SettingType.nonNegative(), 0.01, "Factor of the penalty.")),
          values -> new L2(values.number("l2")),
          "Adds l2 · Σw² to the loss.");

  @Override
  public Tensor penalty(Tensor weight) {
    return Arithmetic.multiply(Reductions.sum(Elementwise.square(weight)), l2);
  }
}
