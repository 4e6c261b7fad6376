package regulus.learning.layer;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * Between what numbers the values of images lie.
 *
 * @param lowest below the highest
 */
public record ValueRange(double lowest, double highest) {
  private static final String NAME = "value_range";

  static final Setting SETTING =
      Setting.optional(
          NAME,
          new SettingType.Many(SettingType.number()),
          List.of(0, 255),
          "Lowest and highest value of an image, which the result is kept within: [0, 1] where"
              + " pixels are fed as unit.");

  public ValueRange {
    check(lowest, highest);
  }

  /**
   * @throws InvalidSetting if the first is not below the second
   */
  static void check(double lowest, double highest) {
    if (!(lowest < highest)) {
      throw InvalidSetting.of(
          NAME, "[lowest, highest], the first below the second", List.of(lowest, highest));
    }
  }

  static ValueRange from(Values values) {
    List<Double> range = values.list(NAME, Double.class);
    if (range.size() != 2) {
      throw InvalidSetting.of(NAME, "[lowest, highest]", range);
    }
    return new ValueRange(range.get(0), range.get(1));
  }

  double width() {
    return highest - lowest;
  }

  /** Images of this range, with values from 0 to 1. */
  Tensor toUnit(Tensor images) {
    return Arithmetic.divide(Arithmetic.add(images, -lowest), width());
  }

  /** The reverse of {@link #toUnit}. */
  Tensor fromUnit(Tensor images) {
    return Arithmetic.add(Arithmetic.multiply(images, width()), lowest);
  }

  Tensor clip(Tensor images) {
    return Elementwise.clip(images, lowest, highest);
  }
}
