package regulus.learning.layer;

import java.util.List;
import regulus.learning.activation.Activations;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * An activation as a layer of its own, Keras' {@code Activation}.
 *
 * @param activation applied to each input of any shape
 */
public record ActivationLayer(Activation activation) implements ActivationOnly {
  public static final Kind<ActivationLayer> KIND =
      new Kind<>(
          "activation",
          "Activation",
          ActivationLayer.class,
          List.of(
              Setting.required(
                  "activation", SettingType.choice(() -> Activations.ALL), "the function")),
          values -> new ActivationLayer(values.get("activation", Activation.class)),
          "An activation as a layer of its own.");

  @Override
  public Kind<ActivationLayer> kind() {
    return KIND;
  }
}
