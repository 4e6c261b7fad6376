package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * {@code f(x) = x} above 0, {@code negativeSlope · x} below.
 *
 * @param negativeSlope slope below 0
 */
public record LeakyRelu(double negativeSlope) implements Activation {
  public static final Kind<LeakyRelu> KIND =
      new Kind<>(
          "leaky_relu",
          "leaky_relu",
          LeakyRelu.class,
          List.of(Setting.optional("negative_slope", SettingType.number(), 0.2, "slope below 0.")),
          values -> new LeakyRelu(values.number("negative_slope")),
          "f(x) = x above 0, negative_slope · x below.");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.leakyRelu(x, negativeSlope);
  }
}
