package regulus.learning.schedule;

import java.util.List;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.training.Schedule;

/**
 * Lets the learning rate fall from the base rate to an end along a power: (base - end) · (1 - step
 * / decaySteps)^power + end, steps counted from 0 over all epochs. After decaySteps it stays at the
 * end; with a cycle, decaySteps is then multiplied until the step lies within it.
 *
 * @param decaySteps after how many steps the end is reached
 * @param endLearningRate default 0.0001
 * @param power above 0; default 1, a straight line
 * @param cycle whether the rate rises again; default false
 */
public record PolynomialDecay(long decaySteps, double endLearningRate, double power, boolean cycle)
    implements Schedule {
  public static final Kind<PolynomialDecay> KIND =
      new Kind<>(
          "polynomial_decay",
          "PolynomialDecay",
          PolynomialDecay.class,
          List.of(
              Setting.required(
                  "decay_steps", SettingType.whole(1), "After how many steps the end is reached"),
              Setting.optional(
                  "end_learning_rate",
                  SettingType.nonNegative(),
                  0.0001,
                  "The learning rate in the end."),
              Setting.optional(
                  "power", SettingType.positive(), 1.0, "1 for a straight line, 2 for a parabola."),
              Setting.optional(
                  "cycle",
                  SettingType.flag(),
                  false,
                  "Whether the rate rises again and falls more slowly each time.")),
          values ->
              new PolynomialDecay(
                  values.bigWhole("decay_steps"),
                  values.number("end_learning_rate"),
                  values.number("power"),
                  values.flag("cycle")),
          "Lets the learning rate fall to an end along a power, such as a straight line.");

  @Override
  public double learningRate(double base, Moment moment) {
    double cycles = cycle ? Math.max(1, Math.ceil((double) moment.step() / decaySteps)) : 1;
    double done = Math.min(1, moment.step() / (decaySteps * cycles));
    return (base - endLearningRate) * Math.pow(1 - done, power) + endLearningRate;
  }
}
