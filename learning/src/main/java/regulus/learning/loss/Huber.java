package regulus.learning.loss;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * {@code (t - p)² / 2} where the error is at most delta, {@code delta · |t - p| - delta² / 2}
 * beyond it (Huber 1964), the mean over the outputs.
 *
 * @param delta above 0; Keras' default is 1
 */
public record Huber(double delta) implements AgainstTargets {
  public static final Kind<Huber> KIND =
      new Kind<>(
          "huber",
          "Huber",
          Huber.class,
          List.of(
              Setting.optional(
                  "delta",
                  SettingType.positive(),
                  1.0,
                  "The error from which on the loss grows evenly.")),
          values -> new Huber(values.number("delta")),
          "(t - p)² / 2 of small errors, growing evenly for large ones.");

  @Override
  public String name() {
    return KIND.name();
  }

  @Override
  public Tensor each(Tensor outputs, Tensor targets) {
    return Reductions.meanLast(Elementwise.huber(outputs, targets, delta));
  }
}
