package regulus.learning.regularizer;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Regularizer;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * {@code l1 · Σ|w| + l2 · Σw²}.
 *
 * @param l1 at least 0; Keras' default is 0
 * @param l2 at least 0; Keras' default is 0
 */
public record L1L2(double l1, double l2) implements Regularizer {
  public static final Kind<L1L2> KIND =
      new Kind<>(
          "l1_l2",
          "L1L2",
          L1L2.class,
          List.of(
              Setting.optional("l1", SettingType.nonNegative(), 0.0, "Factor of Σ|w|."),
              Setting.optional("l2", SettingType.nonNegative(), 0.0, "Factor of Σw².")),
          values -> new L1L2(values.number("l1"), values.number("l2")),
          "Adds l1 · Σ|w| + l2 · Σw² to the loss.");

  @Override
  public Tensor penalty(Tensor weight) {
    return Arithmetic.add(new L1(l1).penalty(weight), new L2(l2).penalty(weight));
  }
}
