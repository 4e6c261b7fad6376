package regulus.learning.layer;

import java.util.List;
import regulus.learning.activation.LeakyRelu;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * The activation {@code leaky_relu} as a layer of its own, Keras' {@code LeakyReLU}; its slope is
 * another by default than the activation's.
 *
 * @param activation applied to each input of any shape; a slope of 0.3 by default
 */
public record LeakyReluLayer(LeakyRelu activation) implements ActivationOnly {
  public static final Kind<LeakyReluLayer> KIND =
      new Kind<>(
          "leaky_relu",
          "LeakyReLU",
          LeakyReluLayer.class,
          List.of(
              Setting.optional("negative_slope", SettingType.nonNegative(), 0.3, "slope below 0.")),
          values -> new LeakyReluLayer(new LeakyRelu(values.number("negative_slope"))),
          "The activation leaky_relu as a layer of its own; 0.3 is the slope by default.");

  @Override
  public Kind<LeakyReluLayer> kind() {
    return KIND;
  }
}
