package regulus.learning.schedule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.training.Monitor;
import regulus.learning.training.Schedule;

/**
 * Multiplies the learning rate by a factor whenever the monitored figure has not improved for
 * {@code patience} epochs, as Keras' ReduceLROnPlateau does. The rate is computed anew from the
 * whole history each time, so that there is nothing to save.
 *
 * @param monitored default {@code val_loss}, with an improvement of more than 1e-4
 * @param factor above 0 and below 1; default 0.1
 * @param patience epochs; default 10
 * @param cooldown epochs after a reduction in which nothing is counted; default 0
 * @param minLearningRate the rate is not reduced below this; default 0
 */
public record ReduceLrOnPlateau(
    Monitor monitored, double factor, int patience, int cooldown, double minLearningRate)
    implements Schedule {
  private static final double MIN_DELTA = 1e-4;

  public static final Kind<ReduceLrOnPlateau> KIND =
      new Kind<>(
          "reduce_lr_on_plateau",
          "ReduceLROnPlateau",
          ReduceLrOnPlateau.class,
          settings(),
          values ->
              new ReduceLrOnPlateau(
                  Monitor.of(values),
                  values.number("factor"),
                  values.whole("patience"),
                  values.whole("cooldown"),
                  values.number("min_lr")),
          "Multiplies the learning rate by a factor when a figure no longer improves.");

  private static List<Setting> settings() {
    SettingType epochs = new SettingType.Whole(0, Integer.MAX_VALUE);
    return Stream.concat(
            Monitor.settings(MIN_DELTA).stream(),
            Stream.of(
                Setting.optional(
                    "factor",
                    new SettingType.Real(0, true, 1, true),
                    0.1,
                    "What the learning rate is multiplied by."),
                Setting.optional(
                    "patience", epochs, 10, "How many epochs without improvement are borne."),
                Setting.optional(
                    "cooldown", epochs, 0, "How many epochs after a reduction are not counted."),
                Setting.optional(
                    "min_lr",
                    SettingType.nonNegative(),
                    0.0,
                    "The learning rate is not reduced below this.")))
        .toList();
  }

  @Override
  public Optional<Monitor> monitor() {
    return Optional.of(monitored);
  }

  @Override
  public double learningRate(double base, Moment moment) {
    return learningRate(base, monitored.values(moment.history()));
  }

  /**
   * @param values the monitored figure after each finished epoch, from the first
   */
  public double learningRate(double base, double... values) {
    double rate = base;
    int best = -1;
    int wait = 0;
    int cooling = 0;
    for (int epoch = 0; epoch < values.length; epoch++) {
      if (cooling > 0) {
        cooling--;
        wait = 0;
      }
      if (best < 0 || monitored.improves(values[epoch], values[best])) {
        best = epoch;
        wait = 0;
      } else if (cooling == 0) {
        wait++;
        if (wait >= patience && rate > minLearningRate) {
          rate = Math.max(rate * factor, minLearningRate);
          cooling = cooldown;
          wait = 0;
        }
      }
    }
    return rate;
  }
}
