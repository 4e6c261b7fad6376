package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Colors;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;

/**
 * Moves the colors of images around the circle of hues while training, Keras' {@code RandomHue}: by
 * half of what is drawn, in either direction.
 *
 * <p>Images [batch, height, width, 3] in and out.
 *
 * @param factor from 0, no change, to 1, to the opposite color
 * @param valueRange of the images' values; 0 to 255 by default
 */
public record RandomHue(Factor factor, ValueRange valueRange) implements Augmentation, Ranged {
  public static final Kind<RandomHue> KIND =
      new Kind<>(
          "random_hue",
          "RandomHue",
          RandomHue.class,
          List.of(
              Factor.required(
                  "factor", "twice the share of the circle of hues: x for 0 to x, or a list"),
              ValueRange.SETTING),
          values -> new RandomHue(Factor.upwards(values, "factor"), ValueRange.from(values)),
          "Moves the colors of images around the circle of hues while training.");

  public RandomHue {
    factor = factor.within(0, 1, "factor");
  }

  @Override
  public Kind<RandomHue> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Windows.checkColors(input);
    return input;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    Stream direction = random.named("direction");
    Stream drawn = random.named("hue");
    Tensor by =
        Augmentation.numbers(
            images, i -> factor.of(i, drawn) * (direction.uniform(i) > 0.5 ? -0.5 : 0.5));
    Tensor turned = Colors.turned(valueRange.toUnit(images), by);
    return valueRange.fromUnit(Elementwise.clip(turned, 0, 1));
  }
}
