package regulus.learning.optimizer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;
import regulus.learning.training.Averaging;
import regulus.learning.training.Clipping;
import regulus.learning.training.Steadying;

/** Settings that several optimizers share. */
final class OptimizerSettings {
  private static final double EMA_MOMENTUM = 0.99;

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

  /** What every optimizer takes, in Keras' order, behind its own. */
  private static final List<Setting> STEADYING =
      List.of(
          limit("clipnorm", "Longest gradient of each weight tensor; longer ones are shortened."),
          limit("clipvalue", "Largest size of each number of the gradients."),
          limit("global_clipnorm", "Longest gradient of all trained weights together."),
          flag(
              "use_ema",
              "Whether the moving average of the weights takes their place when training ends."),
          Setting.optional(
              "ema_momentum",
              SettingType.fraction(),
              EMA_MOMENTUM,
              "Share of the average that each step keeps."),
          Setting.optional(
              "ema_overwrite_frequency",
              SettingType.count(),
              null,
              "After how many steps each time the average takes the weights' place."));

  private OptimizerSettings() {}

  /** The learning rate, an optimizer's own settings, weight decay and what all of them take. */
  static List<Setting> with(double rate, List<Setting> own) {
    return with(
        Stream.of(List.of(learningRate(rate)), own, List.of(WEIGHT_DECAY))
            .flatMap(List::stream)
            .toArray(Setting[]::new));
  }

  /** An optimizer's settings: its own, and what all of them take. */
  static List<Setting> with(Setting... own) {
    return Stream.concat(Stream.of(own), STEADYING.stream()).toList();
  }

  /**
   * @throws InvalidSetting if two settings exclude each other, or one has no effect
   */
  static Steadying steadying(Values values) {
    Clipping clipping =
        new Clipping(
            values.optionalNumber("clipnorm"),
            values.optionalNumber("clipvalue"),
            values.optionalNumber("global_clipnorm"));
    Averaging averaging =
        new Averaging(
            values.number("ema_momentum"), values.optionalWhole("ema_overwrite_frequency"));
    if (values.flag("use_ema")) {
      return new Steadying(clipping, Optional.of(averaging));
    }
    if (averaging.emaOverwriteFrequency().isPresent()) {
      throw withoutEffect("ema_overwrite_frequency");
    }
    if (averaging.emaMomentum() != EMA_MOMENTUM) {
      throw withoutEffect("ema_momentum");
    }
    return new Steadying(clipping, Optional.empty());
  }

  private static InvalidSetting withoutEffect(String setting) {
    return new InvalidSetting(
        setting, "Invalid " + setting + ": without use_ema: true it has no effect.");
  }

  private static Setting limit(String name, String description) {
    return Setting.optional(name, SettingType.positive(), null, description);
  }

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
