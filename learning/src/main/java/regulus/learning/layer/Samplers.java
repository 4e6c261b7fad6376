package regulus.learning.layer;

import java.util.List;
import regulus.learning.engine.Fill;
import regulus.learning.engine.Interpolation;
import regulus.learning.engine.Sampler;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/** How layers that move images about read them. */
final class Samplers {
  /** Keras'. */
  static final Sampler DEFAULT = new Sampler(Interpolation.BILINEAR, Fill.REFLECT, 0);

  static final List<Setting> SETTINGS =
      List.of(
          Setting.optional(
              "fill_mode",
              new SettingType.Word(Fill.WORDS),
              "reflect",
              "What there is outside the image: its mirror image, itself again, fill_value, or the"
                  + " nearest pixel."),
          LayerSettings.interpolation("bilinear", List.of("nearest", "bilinear")),
          Setting.optional(
              "fill_value",
              SettingType.number(),
              0.0,
              "What there is outside the image with fill_mode: constant."));

  private Samplers() {}

  static Sampler from(Values values) {
    Fill outside = Fill.of(values.text("fill_mode"));
    double fillValue = values.number("fill_value");
    if (fillValue != 0 && outside != Fill.CONSTANT) {
      throw new InvalidSetting(
          "fill_value", "fill_value has no effect without fill_mode: constant.");
    }
    return new Sampler(Interpolation.of(values.text("interpolation")), outside, fillValue);
  }

  /** An augmentation's own settings, then these. */
  static List<Setting> after(Setting... own) {
    return java.util.stream.Stream.concat(java.util.Arrays.stream(own), SETTINGS.stream()).toList();
  }
}
