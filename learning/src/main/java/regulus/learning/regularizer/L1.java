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
 * {@code l1 · Σ|w|}.
 *
 * @param l1 at least 0; Keras' default is 0.01
 */
public record L1(double l1) implements Regularizer {
  public static final Kind<L1> KIND =
      new Kind<>(
          "l1",
          "L1",
          L1.class,
          List.of(
              Setting.optional("l1", SettingType.nonNegative(), 0.01, "Factor of the penalty.")),
          values -> new L1(values.number("l1")),
          "Adds l1 · Σ|w| to the loss.");

  @Override
  public Tensor penalty(Tensor weight) {
    return Arithmetic.multiply(Reductions.sum(Elementwise.abs(weight)), l1);
  }
}
