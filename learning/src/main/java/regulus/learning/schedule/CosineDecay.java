package regulus.learning.schedule;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;
import regulus.learning.training.Schedule;

/**
 * Lets the learning rate fall along half a cosine, from its start to a fraction of it (Loshchilov
 * and Hutter 2017): start · ((1 - alpha) · (1 + cos(π · min(step / decaySteps, 1))) / 2 + alpha).
 * With a warm-up it first rises from the base rate to its target in a straight line, and the decay
 * starts there.
 *
 * @param decaySteps over how many steps, counted over all epochs, after the warm-up
 * @param alpha the fraction that is left; default 0
 * @param warmupTarget where the warm-up leads; none: no warm-up
 * @param warmupSteps how many steps the warm-up takes; default 0
 */
public record CosineDecay(
    long decaySteps, double alpha, OptionalDouble warmupTarget, long warmupSteps)
    implements Schedule {
  public static final Kind<CosineDecay> KIND =
      new Kind<>(
          "cosine_decay",
          "CosineDecay",
          CosineDecay.class,
          List.of(
              Setting.required(
                  "decay_steps", SettingType.whole(1), "Over how many steps the rate falls"),
              Setting.optional(
                  "alpha",
                  SettingType.fraction(),
                  0.0,
                  "The fraction of the rate that is left in the end."),
              Setting.optional(
                  "warmup_target",
                  SettingType.positive(),
                  null,
                  "The rate that a warm-up leads to, from which the decay then starts."),
              Setting.optional(
                  "warmup_steps", SettingType.whole(0), 0, "How many steps the warm-up takes.")),
          CosineDecay::of,
          "Lets the learning rate fall along half a cosine, after an optional warm-up.");

  public CosineDecay {
    if (warmupSteps > 0 && warmupTarget.isEmpty()) {
      throw new InvalidSetting(
          "warmup_steps", "Invalid warmup_steps: without a warmup_target they have no effect.");
    }
  }

  private static CosineDecay of(Values values) {
    Optional<Double> target = values.optional("warmup_target", Double.class);
    return new CosineDecay(
        values.bigWhole("decay_steps"),
        values.number("alpha"),
        target.isPresent() ? OptionalDouble.of(target.get()) : OptionalDouble.empty(),
        values.bigWhole("warmup_steps"));
  }

  @Override
  public double learningRate(double base, Moment moment) {
    double start = warmupTarget.orElse(base);
    if (moment.step() < warmupSteps) {
      return base + (start - base) * moment.step() / warmupSteps;
    }
    double done = Math.min(1, (double) (moment.step() - warmupSteps) / decaySteps);
    return start * ((1 - alpha) * (1 + Math.cos(Math.PI * done)) / 2 + alpha);
  }
}
