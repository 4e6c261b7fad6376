package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * {@code f(x) = x · Φ(x)} with the normal distribution function (Hendrycks, Gimpel 2016).
 *
 * @param approximate whether to use the approximation by tanh
 */
public record Gelu(boolean approximate) implements Activation {
  public static final Kind<Gelu> KIND =
      new Kind<>(
          "gelu",
          "gelu",
          Gelu.class,
          List.of(
              Setting.optional(
                  "approximate",
                  SettingType.flag(),
                  false,
                  "whether to use the approximation by tanh.")),
          values -> new Gelu(values.flag("approximate")),
          "f(x) = x · Φ(x), with the normal distribution function.");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.gelu(x, approximate);
  }
}
