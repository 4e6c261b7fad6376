package regulus.learning.schedule;

import java.util.List;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.training.Schedule;

/**
 * Multiplies the learning rate by a factor every so many epochs: base · factor^⌊epoch / every⌋. The
 * first epoch, 0, still has the base rate. Keras writes it with a LearningRateScheduler.
 *
 * @param factor above 0 and below 1
 * @param every epochs, at least 1
 */
public record StepDecay(double factor, int every) implements Schedule {
  public static final Kind<StepDecay> KIND =
      new Kind<>(
          "step_decay",
          "LearningRateScheduler",
          StepDecay.class,
          List.of(
              Setting.required(
                  "factor",
                  new SettingType.Real(0, true, 1, true),
                  "What the learning rate is multiplied by"),
              Setting.required("every", SettingType.count(), "After how many epochs each time")),
          values -> new StepDecay(values.number("factor"), values.whole("every")),
          "Multiplies the learning rate by a factor every so many epochs.");

  @Override
  public double learningRate(double base, Moment moment) {
    int reductions = moment.epoch() / every;
    return base * Math.pow(factor, reductions);
  }
}
