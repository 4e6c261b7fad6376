package regulus.learning.optimizer;

import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/** Settings that several optimizers share. */
final class OptimizerSettings {
  static final Setting WEIGHT_DECAY =
      Setting.optional(
          "weight_decay",
          SettingType.nonNegative(),
          null,
          "Share of every weight, times the learning rate, that each step takes away; not part of"
              + " the loss.");

  static final Setting EPSILON =
      Setting.optional(
          "epsilon", SettingType.positive(), 1e-7, "Keeps the denominator away from 0.");

  private OptimizerSettings() {}

  static Setting learningRate(double byDefault) {
    return Setting.optional(
        "learning_rate", SettingType.positive(), byDefault, "How far a step goes.");
  }

  static Setting share(String name, double byDefault, String description) {
    return Setting.optional(name, SettingType.rate(), byDefault, description);
  }

  static Setting flag(String name, String description) {
    return Setting.optional(name, SettingType.flag(), false, description);
  }
}
