package regulus.learning.initializer;

import java.util.List;
import java.util.Locale;
import regulus.learning.network.Initializer;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * Random with mean 0 and variance {@code scale / fan}, so that signals keep their size from layer
 * to layer.
 *
 * <p>Fan in and fan out of a kernel [height, width, in, out] are height · width · in and height ·
 * width · out; of a matrix its rows and columns; of a vector, both its length.
 *
 * @param scale above 0; Keras' default is 1
 * @param mode which fan; Keras' default is fan in
 * @param distribution Keras' default is a truncated normal
 */
public record VarianceScaling(double scale, Fan mode, Distribution distribution)
    implements Initializer {
  public static final Kind<VarianceScaling> KIND =
      new Kind<>(
          "variance_scaling",
          "VarianceScaling",
          VarianceScaling.class,
          List.of(
              Setting.optional("scale", SettingType.positive(), 1.0, "Variance times fan."),
              Setting.optional(
                  "mode",
                  SettingType.word("fan_in", "fan_out", "fan_avg"),
                  "fan_in",
                  "What the variance is divided by."),
              Setting.optional(
                  "distribution",
                  SettingType.word("truncated_normal", "untruncated_normal", "uniform"),
                  "truncated_normal",
                  "Drawn from.")),
          values ->
              new VarianceScaling(
                  values.number("scale"),
                  Fan.valueOf(values.text("mode").toUpperCase(Locale.ROOT)),
                  Distribution.valueOf(values.text("distribution").toUpperCase(Locale.ROOT))),
          "Random with variance scale / fan.");

  /** Standard deviation of a standard normal cut off at ±2. */
  private static final double TRUNCATED_DEVIATION = 0.8796256610342398;

  /** How many inputs or outputs a unit has. */
  public enum Fan {
    FAN_IN,
    FAN_OUT,
    /** Their mean. */
    FAN_AVG;

    double of(List<Integer> shape) {
      if (shape.isEmpty()) {
        return 1;
      }
      double out = shape.get(shape.size() - 1);
      if (shape.size() == 1) {
        return out;
      }
      double field = 1;
      for (int size : shape.subList(0, shape.size() - 2)) {
        field *= size;
      }
      double fanIn = field * shape.get(shape.size() - 2);
      double fanOut = field * out;
      return this == FAN_IN ? fanIn : this == FAN_OUT ? fanOut : (fanIn + fanOut) / 2;
    }
  }

  /** What is drawn from. */
  public enum Distribution {
    TRUNCATED_NORMAL,
    UNTRUNCATED_NORMAL,
    UNIFORM
  }

  @Override
  public float[] draw(List<Integer> shape, Stream random) {
    double variance = scale / Math.max(1, mode.of(shape));
    double deviation = Math.sqrt(variance);
    return switch (distribution) {
      case TRUNCATED_NORMAL ->
          Draws.truncatedNormal(shape, 0, deviation / TRUNCATED_DEVIATION, random);
      case UNTRUNCATED_NORMAL -> Draws.normal(shape, 0, deviation, random);
      case UNIFORM ->
          Draws.uniform(shape, -Math.sqrt(3 * variance), Math.sqrt(3 * variance), random);
    };
  }
}
