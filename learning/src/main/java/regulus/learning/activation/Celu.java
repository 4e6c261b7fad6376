package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * {@code f(x) = x} above 0, {@code alpha · (e^(x / alpha) - 1)} below (Barron 2017).
 *
 * @param alpha the limit far below 0, negated; Keras' default is 1.0
 */
public record Celu(double alpha) implements Activation {
  public static final Kind<Celu> KIND =
      new Kind<>(
          "celu",
          "celu",
          Celu.class,
          List.of(
              Setting.optional(
                  "alpha", SettingType.positive(), 1.0, "The limit far below 0, negated.")),
          values -> new Celu(values.number("alpha")),
          "x above 0, alpha · (e^(x / alpha) - 1) below.");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.celu(x, alpha);
  }
}
