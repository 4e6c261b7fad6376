package regulus.learning.layer;

import java.util.List;
import regulus.learning.activation.Elu;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * The activation {@code elu} as a layer of its own, Keras' {@code ELU}.
 *
 * @param activation applied to each input of any shape
 */
public record EluLayer(Elu activation) implements ActivationOnly {
  public static final Kind<EluLayer> KIND =
      new Kind<>(
          "elu",
          "ELU",
          EluLayer.class,
          List.of(
              Setting.optional(
                  "alpha", SettingType.number(), 1.0, "The limit far below 0, negated.")),
          values -> new EluLayer(new Elu(values.number("alpha"))),
          "The activation elu as a layer of its own.");

  @Override
  public Kind<EluLayer> kind() {
    return KIND;
  }
}
