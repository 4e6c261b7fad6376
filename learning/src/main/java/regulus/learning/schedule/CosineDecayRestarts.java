package regulus.learning.schedule;

import java.util.List;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;
import regulus.learning.training.Schedule;

/**
 * Half a cosine again and again, each longer than the last (Loshchilov and Hutter 2017): base · ((1
 * - alpha) · mMul^i · (1 + cos(π · done)) / 2 + alpha) in the period i from 0, of which a share
 * {@code done} has passed; steps are counted from 0 over all epochs.
 *
 * @param firstDecaySteps steps of the first period
 * @param tMul by what each period is longer than the one before; default 2
 * @param mMul by what the rate that it begins with is multiplied; default 1
 * @param alpha the fraction of the base rate that periods end with; default 0
 */
public record CosineDecayRestarts(long firstDecaySteps, double tMul, double mMul, double alpha)
    implements Schedule {
  public static final Kind<CosineDecayRestarts> KIND =
      new Kind<>(
          "cosine_decay_restarts",
          "CosineDecayRestarts",
          CosineDecayRestarts.class,
          List.of(
              Setting.required(
                  "first_decay_steps",
                  SettingType.whole(1),
                  "Over how many steps the rate falls the first time"),
              Setting.optional(
                  "t_mul",
                  new SettingType.Real(1, false, Double.MAX_VALUE, false),
                  2.0,
                  "How many times as long each fall is as the one before."),
              Setting.optional(
                  "m_mul",
                  SettingType.positive(),
                  1.0,
                  "What the rate that each fall begins with is multiplied by."),
              Setting.optional(
                  "alpha",
                  SettingType.fraction(),
                  0.0,
                  "The fraction of the rate that is left at the end of each.")),
          CosineDecayRestarts::of,
          "Lets the learning rate fall along half a cosine again and again.");

  private static CosineDecayRestarts of(Values values) {
    return new CosineDecayRestarts(
        values.bigWhole("first_decay_steps"),
        values.number("t_mul"),
        values.number("m_mul"),
        values.number("alpha"));
  }

  @Override
  public double learningRate(double base, Moment moment) {
    double first = (double) moment.step() / firstDecaySteps;
    double period = period(first);
    double length = Math.pow(tMul, period);
    double done = (first - begin(period)) / length;
    double cosine = Math.pow(mMul, period) * (1 + Math.cos(Math.PI * done)) / 2;
    return base * ((1 - alpha) * cosine + alpha);
  }

  /** The last period, from 0, that has begun when so many first periods have passed. */
  private double period(double passed) {
    if (tMul == 1) {
      return Math.floor(passed);
    }
    // The logarithm may be off by a rounding where a period begins.
    double near = Math.rint(Math.log1p(passed * (tMul - 1)) / Math.log(tMul));
    return begin(near) <= passed ? near : near - 1;
  }

  /** When a period begins, in first periods. */
  private double begin(double period) {
    return tMul == 1 ? period : (Math.pow(tMul, period) - 1) / (tMul - 1);
  }
}
