package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Distortions;
import regulus.learning.engine.Fill;
import regulus.learning.engine.Interpolation;
import regulus.learning.engine.Perspective;
import regulus.learning.engine.Sampler;
import regulus.learning.engine.Tensor;
import regulus.learning.network.InvalidLayer;
import regulus.learning.random.Stream;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * Shows some images from elsewhere while training, Keras' {@code RandomPerspective}: each place of
 * a corner, counted from the first, is multiplied by a number from {@code 1 - scale / 2} to {@code
 * 1 + scale / 2}, so that the first corner stays, the second moves along its row, the third along
 * its column and the last freely.
 *
 * <p>Images [batch, height, width, channels] in and out, with 2 rows and 2 columns or more. As in
 * Keras 3.15.1, a scale near 1 folds some images over.
 *
 * @param factor between what numbers from 0 to 1 the probability is drawn that it happens to an
 *     image; 0 to 1 by default, so that it happens to half of them
 * @param scale from 0, no change, to 1; 1 by default
 * @param interpolation bilinear by default, or nearest
 * @param fillValue of what the old image does not show; 0 by default
 */
public record RandomPerspective(
    Factor factor, double scale, Interpolation interpolation, double fillValue)
    implements Augmentation {
  /** Numbers that are drawn for an image: two for each corner, in Keras' order. */
  private static final int DRAWN = 8;

  public static final Kind<RandomPerspective> KIND =
      new Kind<>(
          "random_perspective",
          "RandomPerspective",
          RandomPerspective.class,
          List.of(
              Factor.optional(
                  "factor",
                  1.0,
                  "How probable it is, drawn for each image: x for 0 to x, or [lower, upper]."),
              Setting.optional(
                  "scale",
                  SettingType.nonNegative(),
                  1.0,
                  "How far corners move, from 0 to 1: by up to half as large a share of the sides."),
              LayerSettings.interpolation("bilinear", List.of("nearest", "bilinear")),
              Setting.optional(
                  "fill_value", SettingType.number(), 0.0, "What there is outside the image.")),
          RandomPerspective::from,
          "Shows some images from elsewhere while training.");

  public RandomPerspective {
    factor = factor.within(0, 1, "factor");
    if (!(scale >= 0 && scale <= 1)) {
      throw InvalidSetting.of("scale", "a number from 0 to 1", scale);
    }
  }

  private static RandomPerspective from(Values values) {
    return new RandomPerspective(
        Factor.upwards(values, "factor"),
        values.number("scale"),
        Interpolation.of(values.text("interpolation")),
        values.number("fill_value"));
  }

  @Override
  public Kind<RandomPerspective> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Windows.checkImage(input);
    if (input.height() < 2 || input.width() < 2) {
      throw new InvalidLayer("expected images of 2 rows and 2 columns or more, received " + input);
    }
    return input;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    Stream corners = random.named("corners");
    Stream probability = random.named("probability");
    Tensor seen =
        Distortions.seen(
            images,
            Augmentation.each(images, i -> view(i, corners)),
            new Sampler(interpolation, Fill.CONSTANT, fillValue));
    return Augmentation.some(
        images, seen, i -> factor.of(i, probability), random.named("threshold"));
  }

  private Perspective view(int image, Stream corners) {
    return new Perspective(
        moved(image, 2, corners),
        moved(image, 5, corners),
        moved(image, 6, corners),
        moved(image, 7, corners));
  }

  /** Where the last place of a row or column comes to lie, as a share of it. */
  private double moved(int image, int number, Stream corners) {
    return 1 + scale * (corners.uniform(DRAWN * image + number) - 0.5);
  }
}
