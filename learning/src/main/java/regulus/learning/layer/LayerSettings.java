package regulus.learning.layer;

import java.util.List;
import regulus.learning.activation.Activations;
import regulus.learning.constraint.Constraints;
import regulus.learning.initializer.Initializers;
import regulus.learning.regularizer.Regularizers;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/** Settings that several layers share. */
final class LayerSettings {
  static final Setting ACTIVATION =
      Setting.optional(
          "activation",
          SettingType.choice(() -> Activations.ALL),
          "linear",
          "Function that the layer ends in.");

  static final Setting PADDING =
      Setting.optional(
          "padding",
          SettingType.word("valid", "same"),
          "valid",
          "valid: the window stays inside the image; same: the image is padded so that only strides"
              + " make it smaller.");

  static final Setting KEEPDIMS =
      Setting.optional(
          "keepdims",
          SettingType.flag(),
          false,
          "Whether height and width stay as dimensions of size 1.");

  static final Setting ACTIVITY_REGULARIZER =
      Setting.optional(
          "activity_regularizer",
          SettingType.choice(() -> Regularizers.ALL),
          null,
          "Penalty on what the layer gives in the loss, divided by the number of examples.");

  static final Setting KEEPDIMS_1D =
      Setting.optional(
          "keepdims",
          SettingType.flag(),
          false,
          "Whether the steps stay as a dimension of size 1.");

  private LayerSettings() {}

  static Setting initializer(String weight, String byDefault) {
    return initializer(weight, weight, byDefault);
  }

  /**
   * @param prefix of the setting, where Keras does not call it after the weight
   */
  static Setting initializer(String prefix, String weight, String byDefault) {
    return Setting.optional(
        prefix + "_initializer",
        SettingType.choice(() -> Initializers.ALL),
        byDefault,
        "Draws the first values of " + weight + ".");
  }

  static Setting regularizer(String weight) {
    return regularizer(weight, weight);
  }

  static Setting regularizer(String prefix, String weight) {
    return Setting.optional(
        prefix + "_regularizer",
        SettingType.choice(() -> Regularizers.ALL),
        null,
        "Penalty on " + weight + " in the loss.");
  }

  /**
   * @param prefix of the setting
   * @param weight what the reference calls it
   */
  static Setting constraint(String prefix, String weight) {
    return Setting.optional(
        prefix + "_constraint",
        SettingType.choice(() -> Constraints.ALL),
        null,
        "What " + weight + " is brought back to after every update.");
  }

  /** Height and width, with Keras' default for both. */
  static Setting size(String name, Object byDefault, String description) {
    return Setting.optional(name, SettingType.size(), byDefault, description);
  }

  static Setting interpolation(String byDefault, List<String> words) {
    return Setting.optional(
        "interpolation",
        new SettingType.Word(words),
        byDefault,
        "How a pixel between pixels is computed.");
  }

  /** The settings of a pooling's window. */
  static List<Setting> pooling() {
    return List.of(
        size(
            "pool_size",
            2,
            "Height and width of the window; Keras' AveragePooling2D has no default."),
        Setting.optional(
            "strides",
            SettingType.size(),
            null,
            "How far the window moves at a time; its own size if left out."),
        PADDING);
  }
}
