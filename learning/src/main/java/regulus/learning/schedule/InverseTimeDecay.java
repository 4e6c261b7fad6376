package regulus.learning.schedule;

import java.util.List;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.training.Schedule;

/**
 * Divides the learning rate by what grows with the steps: base / (1 + rate · step / steps), steps
 * counted from 0 over all epochs; with a staircase, the quotient of steps is rounded down.
 *
 * @param decaySteps after how many steps the rate has been added to the divisor once
 * @param decayRate above 0
 * @param staircase whether the learning rate falls at once every {@code decaySteps}; default false
 */
public record InverseTimeDecay(long decaySteps, double decayRate, boolean staircase)
    implements Schedule {
  public static final Kind<InverseTimeDecay> KIND =
      new Kind<>(
          "inverse_time_decay",
          "InverseTimeDecay",
          InverseTimeDecay.class,
          List.of(
              Setting.required(
                  "decay_steps",
                  SettingType.whole(1),
                  "After how many steps the rate has been added to the divisor once"),
              Setting.required(
                  "decay_rate", SettingType.positive(), "What the divisor, 1 at first, grows by"),
              Setting.optional(
                  "staircase",
                  SettingType.flag(),
                  false,
                  "Whether the rate falls at once every decay_steps, instead of evenly.")),
          values ->
              new InverseTimeDecay(
                  values.bigWhole("decay_steps"),
                  values.number("decay_rate"),
                  values.flag("staircase")),
          "Divides the learning rate by a number that grows with the steps.");

  @Override
  public double learningRate(double base, Moment moment) {
    double passed = (double) moment.step() / decaySteps;
    return base / (1 + decayRate * (staircase ? Math.floor(passed) : passed));
  }
}
