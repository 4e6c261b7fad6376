package regulus.learning.layer;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Tensor;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;

/**
 * Makes negatives of some images while training, Keras' {@code RandomInvert}: {@code highest - x}.
 *
 * <p>Images [batch, height, width, channels] in and out.
 *
 * @param factor between what numbers from 0 to 1 the probability is drawn that it happens to an
 *     image; 0 to 1 by default
 * @param valueRange of the images' values, of which the highest counts; 0 to 255 by default
 */
public record RandomInvert(Factor factor, ValueRange valueRange) implements Augmentation, Ranged {
  public static final Kind<RandomInvert> KIND =
      new Kind<>(
          "random_invert",
          "RandomInvert",
          RandomInvert.class,
          List.of(
              Factor.optional(
                  "factor",
                  1.0,
                  "How probable it is, drawn for each image: x for 0 to x, or [lower, upper]."),
              ValueRange.SETTING),
          values -> new RandomInvert(Factor.upwards(values, "factor"), ValueRange.from(values)),
          "Makes negatives of some images while training.");

  public RandomInvert {
    factor = factor.within(0, 1, "factor");
  }

  @Override
  public Kind<RandomInvert> kind() {
    return KIND;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    Stream probability = random.named("probability");
    Tensor negative = Arithmetic.from(valueRange.highest(), images);
    return Augmentation.some(
        images, negative, i -> factor.of(i, probability), random.named("threshold"));
  }
}
