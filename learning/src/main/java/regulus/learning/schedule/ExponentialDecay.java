package regulus.learning.schedule;

import java.util.List;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.training.Schedule;

/**
 * Lets the learning rate fall from step to step: base · rate^(step / steps), steps counted from 0
 * over all epochs; with a staircase, the exponent is rounded down.
 *
 * @param decaySteps after how many steps the rate has been multiplied in once
 * @param decayRate above 0
 * @param staircase whether the rate falls at once every {@code decaySteps}; default false
 */
public record ExponentialDecay(long decaySteps, double decayRate, boolean staircase)
    implements Schedule {
  public static final Kind<ExponentialDecay> KIND =
      new Kind<>(
          "exponential_decay",
          "ExponentialDecay",
          ExponentialDecay.class,
          List.of(
              Setting.required(
                  "decay_steps",
                  SettingType.whole(1),
                  "After how many steps the rate has been multiplied in once"),
              Setting.required(
                  "decay_rate", SettingType.positive(), "What the learning rate is multiplied by"),
              Setting.optional(
                  "staircase",
                  SettingType.flag(),
                  false,
                  "Whether the rate falls at once every decay_steps, instead of evenly.")),
          values ->
              new ExponentialDecay(
                  values.bigWhole("decay_steps"),
                  values.number("decay_rate"),
                  values.flag("staircase")),
          "Multiplies the learning rate by a constant every so many steps.");

  @Override
  public double learningRate(double base, Moment moment) {
    double exponent = (double) moment.step() / decaySteps;
    return base * Math.pow(decayRate, staircase ? Math.floor(exponent) : exponent);
  }
}
