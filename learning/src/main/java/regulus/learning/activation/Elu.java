package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * {@code f(x) = x} above 0, {@code alpha · (e^x - 1)} below (Clevert, Unterthiner, Hochreiter
 * 2016).
 *
 * @param alpha the limit far below 0, negated
 */
public record Elu(double alpha) implements Activation {
  public static final Kind<Elu> KIND =
      new Kind<>(
          "elu",
          "elu",
          Elu.class,
          List.of(
              Setting.optional(
                  "alpha", SettingType.number(), 1.0, "the limit far below 0, negated.")),
          values -> new Elu(values.number("alpha")),
          "f(x) = x above 0, alpha · (e^x - 1) below.");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.elu(x, alpha);
  }
}
