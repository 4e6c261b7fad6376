package regulus.learning.schedule;

import java.util.List;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.training.Schedule;

/**
 * Given learning rates, each for a stretch of steps, counted from 0 over all epochs; the
 * optimizer's own rate is not used.
 *
 * @param boundaries the last step of each stretch but the last, increasing
 * @param values the rates, one more than boundaries
 */
public record PiecewiseConstantDecay(List<Long> boundaries, List<Double> values)
    implements Schedule {
  public static final Kind<PiecewiseConstantDecay> KIND =
      new Kind<>(
          "piecewise_constant_decay",
          "PiecewiseConstantDecay",
          PiecewiseConstantDecay.class,
          List.of(
              Setting.required(
                  "boundaries",
                  new SettingType.Many(SettingType.whole(0)),
                  "The last step, from 0, of each rate but the last"),
              Setting.required(
                  "values",
                  new SettingType.Many(SettingType.positive()),
                  "The learning rates, one more than boundaries")),
          values ->
              new PiecewiseConstantDecay(
                  values.list("boundaries", Long.class), values.list("values", Double.class)),
          "Given learning rates, each for a stretch of steps.");

  public PiecewiseConstantDecay {
    boundaries = List.copyOf(boundaries);
    values = List.copyOf(values);
    for (int i = 1; i < boundaries.size(); i++) {
      if (boundaries.get(i) <= boundaries.get(i - 1)) {
        throw InvalidSetting.of("boundaries", "increasing numbers of steps", boundaries);
      }
    }
    if (boundaries.isEmpty() || values.size() != boundaries.size() + 1) {
      throw InvalidSetting.of("values", "one learning rate more than boundaries", values);
    }
  }

  @Override
  public double learningRate(double base, Moment moment) {
    int stretch = 0;
    while (stretch < boundaries.size() && moment.step() > boundaries.get(stretch)) {
      stretch++;
    }
    return values.get(stretch);
  }
}
