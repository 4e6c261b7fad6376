package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Colors;
import regulus.learning.engine.Tensor;
import regulus.learning.random.Stream;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * Takes the colors from some images while training, Keras' {@code RandomGrayscale}: all channels
 * become {@code 0.2989 R + 0.587 G + 0.114 B}.
 *
 * <p>Images [batch, height, width, 3] in and out.
 *
 * @param factor share of the images that it happens to, from 0 to 1; 0.5 by default
 */
public record RandomGrayscale(double factor) implements Augmentation {
  public static final Kind<RandomGrayscale> KIND =
      new Kind<>(
          "random_grayscale",
          "RandomGrayscale",
          RandomGrayscale.class,
          List.of(
              Setting.optional(
                  "factor",
                  SettingType.nonNegative(),
                  0.5,
                  "Share of the images that it happens to, from 0 to 1.")),
          values -> new RandomGrayscale(values.number("factor")),
          "Takes the colors from some images while training.");

  public RandomGrayscale {
    if (!(factor >= 0 && factor <= 1)) {
      throw InvalidSetting.of("factor", "a number from 0 to 1", factor);
    }
  }

  @Override
  public Kind<RandomGrayscale> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Windows.checkColors(input);
    return input;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    return Augmentation.some(images, Colors.grey(images), i -> factor, random.named("grayscale"));
  }
}
