package regulus.learning.layer;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.random.Stream;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Values;

/**
 * {@code (x - mean) · contrast + mean} while training, the mean being that of a channel of an
 * image; then values are kept within their range. Keras' {@code RandomContrast}.
 *
 * <p>Images [batch, height, width, channels] in and out. A factor that is one number x draws from 1
 * - x to 1 + x, as Keras' documentation says; Keras 3.15.1 itself draws from 1 to 1 + x. Files for
 * Keras get both ends, so that it draws as is done here.
 *
 * <p>The range is two components, not one, because trials are known by the components of their
 * layers.
 *
 * @param contrast between what numbers the contrast is drawn; 1 leaves an image as it is
 * @param lowest value that an image has; 0 by default
 * @param highest value that an image has; 255 by default
 */
public record RandomContrast(Factor contrast, double lowest, double highest)
    implements Augmentation, Ranged {
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
              ValueRange.SETTING),
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
    ValueRange.check(lowest, highest);
  }

  /** From 1 less the first to 1 more the second of two numbers from 0 to 1, as Keras has it. */
  static RandomContrast between(Factor ends, ValueRange range) {
    Factor contrast = new Factor(1 - ends.lower(), 1 + ends.upper());
    return new RandomContrast(contrast, range.lowest(), range.highest());
  }

  private static RandomContrast from(Values values) {
    return between(ends(values), ValueRange.from(values));
  }

  private static Factor ends(Values values) {
    return values.get("factor", Object.class) instanceof Double both
        ? new Factor(Math.abs(both), Math.abs(both))
        : Factor.from(values, "factor").within(0, 1, "factor");
  }

  @Override
  public Kind<RandomContrast> kind() {
    return KIND;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    Stream drawn = random.named("contrast");
    Tensor each = Augmentation.numbers(images, i -> contrast.of(i, drawn));
    Tensor mean = Reductions.meanOfImages(images, true);
    Tensor apart = Arithmetic.multiply(Arithmetic.subtract(images, mean), each);
    return valueRange().clip(Arithmetic.add(apart, mean));
  }

  @Override
  public ValueRange valueRange() {
    return new ValueRange(lowest, highest);
  }
}
