package regulus.learning.layer;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Tensor;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;

/**
 * Makes images lighter or darker while training, Keras' {@code RandomBrightness}: {@code x + factor
 * · (highest - lowest)}, kept within the range.
 *
 * <p>Images [batch, height, width, channels] in and out.
 *
 * @param factor by what share of the range, from -1 to 1
 * @param range of the images' values; 0 to 255 by default
 */
public record RandomBrightness(Factor factor, ValueRange range) implements Augmentation, Ranged {
  public static final Kind<RandomBrightness> KIND =
      new Kind<>(
          "random_brightness",
          "RandomBrightness",
          RandomBrightness.class,
          List.of(
              Factor.required(
                  "factor", "share of the value range that is added: x for -x to x, or a list"),
              ValueRange.SETTING),
          values -> new RandomBrightness(Factor.from(values, "factor"), ValueRange.from(values)),
          "Makes images lighter or darker while training.");

  public RandomBrightness {
    factor = factor.within(-1, 1, "factor");
  }

  @Override
  public Kind<RandomBrightness> kind() {
    return KIND;
  }

  @Override
  public ValueRange valueRange() {
    return range;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    Stream drawn = random.named("brightness");
    double width = range.highest() - range.lowest();
    Tensor added = Augmentation.numbers(images, i -> factor.of(i, drawn) * width);
    return range.clip(Arithmetic.add(images, added));
  }
}
