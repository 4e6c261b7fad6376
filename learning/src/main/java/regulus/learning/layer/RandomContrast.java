package regulus.learning.layer;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.random.Stream;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * {@code (x - mean) · contrast + mean} while training, the mean being that of a channel of an
 * image; then values are kept within their range. Keras' {@code RandomContrast}.
 *
 * <p>Images [batch, height, width, channels] in and out.
 *
 * @param contrast between what numbers the contrast is drawn; 1 leaves an image as it is
 * @param lowest value that an image has; 0 by default
 * @param highest value that an image has; Keras' default is 255
 */
public record RandomContrast(Factor contrast, double lowest, double highest)
    implements Augmentation {
  private static final String RANGE = "value_range";

  public static final Kind<RandomContrast> KIND =
      new Kind<>(
          "random_contrast",
          "RandomContrast",
          RandomContrast.class,
          List.of(
              Factor.required(
                  "factor",
                  "the contrast is drawn from 1 - x to 1 + x, or with [lower, upper] from 1 -"
                      + " lower to 1 + upper"),
              Setting.optional(
                  RANGE,
                  new SettingType.Many(SettingType.number()),
                  List.of(0, 255),
                  "Lowest and highest value of an image, which the result is kept within: [0, 1]"
                      + " where pixels are fed as unit.")),
          RandomContrast::from,
          "Strengthens or weakens the contrast of images while training.");

  public RandomContrast {
    if (contrast.lower() < 0
        || contrast.lower() > 1
        || contrast.upper() < 1
        || contrast.upper() > 2) {
      throw InvalidSetting.worded(
          "factor",
          "numbers from 0 to 1",
          "[" + (1 - contrast.lower()) + ", " + (contrast.upper() - 1) + "]");
    }
    if (!(lowest < highest)) {
      throw InvalidSetting.of(
          RANGE, "[lowest, highest], the first below the second", List.of(lowest, highest));
    }
  }

  private static RandomContrast from(Values values) {
    List<Double> range = values.list(RANGE, Double.class);
    if (range.size() != 2) {
      throw InvalidSetting.of(RANGE, "[lowest, highest]", range);
    }
    return new RandomContrast(contrast(values), range.get(0), range.get(1));
  }

  private static Factor contrast(Values values) {
    if (values.get("factor", Object.class) instanceof Double both) {
      return new Factor(1 - Math.abs(both), 1 + Math.abs(both));
    }
    Factor ends = Factor.from(values, "factor").within(0, 1, "factor");
    return new Factor(1 - ends.lower(), 1 + ends.upper());
  }

  @Override
  public Kind<RandomContrast> kind() {
    return KIND;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    Stream contrasts = random.named("contrast");
    double[] factors = new double[images.size(0)];
    java.util.Arrays.setAll(factors, i -> contrast.of(i, contrasts));
    Tensor each = Creation.of(factors, Precision.of(images), List.of(factors.length, 1, 1, 1));
    Tensor mean = Reductions.meanOfImages(images, true);
    Tensor apart = Arithmetic.multiply(Arithmetic.subtract(images, mean), each);
    return Elementwise.clip(Arithmetic.add(apart, mean), lowest, highest);
  }
}
