package regulus.learning.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import regulus.learning.random.Stream;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * Between what numbers something is drawn uniformly.
 *
 * @param lower at most upper
 */
public record Factor(double lower, double upper) {
  public Factor {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(lower + " is above " + upper + ".");
    }
  }

  /** From -most to most. */
  public static Factor upTo(double most) {
    return new Factor(-Math.abs(most), Math.abs(most));
  }

  static Setting required(String name, String description) {
    return Setting.required(name, type(), description);
  }

  static Setting optional(String name, @Nullable Object byDefault, String description) {
    return Setting.optional(name, type(), byDefault, description);
  }

  static SettingType type() {
    return new SettingType.Either(SettingType.number(), new SettingType.Many(SettingType.number()));
  }

  /** A number x stands for -x to x, a list for its two numbers. */
  static Factor from(Values values, String name) {
    Object factor = values.get(name, Object.class);
    if (factor instanceof Double most) {
      return upTo(most);
    }
    List<Double> ends = values.list(name, Double.class);
    if (ends.size() != 2) {
      throw InvalidSetting.of(name, "a number or [lower, upper]", ends);
    }
    return new Factor(Math.min(ends.get(0), ends.get(1)), Math.max(ends.get(0), ends.get(1)));
  }

  /** A number x stands for 0 to x, a list for its two numbers. */
  static Factor upwards(Values values, String name) {
    return values.get(name, Object.class) instanceof Double most
        ? new Factor(Math.min(0, most), most)
        : from(values, name);
  }

  /** This one if it lies between two numbers. */
  Factor within(double least, double most, String name) {
    if (lower < least || upper > most) {
      throw InvalidSetting.worded(
          name,
          "numbers from " + (long) least + " to " + (long) most,
          "[" + lower + ", " + upper + "]");
    }
    return this;
  }

  /** The number of an image, by its place in the batch. */
  double of(int image, Stream random) {
    return lower + (upper - lower) * random.uniform(image);
  }
}
