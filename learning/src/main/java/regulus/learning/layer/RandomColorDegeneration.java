package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Colors;
import regulus.learning.engine.Tensor;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;

/**
 * Makes the colors of images paler or stronger while training, Keras' {@code
 * RandomColorDegeneration}: {@code x + factor · (grey - x)}, kept within the range.
 *
 * <p>Images [batch, height, width, 3] in and out. Keras 3.15 draws from -x to x where it is given a
 * number x, though it speaks of 0 to x.
 *
 * @param factor from -1, stronger, over 0, no change, to 1, grey
 * @param valueRange of the images' values; 0 to 255 by default
 */
public record RandomColorDegeneration(Factor factor, ValueRange valueRange)
    implements Augmentation, Ranged {
  public static final Kind<RandomColorDegeneration> KIND =
      new Kind<>(
          "random_color_degeneration",
          "RandomColorDegeneration",
          RandomColorDegeneration.class,
          List.of(
              Factor.required(
                  "factor", "0 leaves colors, 1 takes them away: x for -x to x, or a list"),
              ValueRange.SETTING),
          values ->
              new RandomColorDegeneration(Factor.from(values, "factor"), ValueRange.from(values)),
          "Makes the colors of images paler or stronger while training.");

  public RandomColorDegeneration {
    factor = factor.within(-1, 1, "factor");
  }

  @Override
  public Kind<RandomColorDegeneration> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Windows.checkColors(input);
    return input;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    Stream drawn = random.named("degeneration");
    Tensor share = Augmentation.numbers(images, i -> factor.of(i, drawn));
    Tensor away = Arithmetic.subtract(Colors.grey(images), images);
    return valueRange.clip(Arithmetic.add(images, Arithmetic.multiply(away, share)));
  }
}
