package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Colors;
import regulus.learning.engine.Tensor;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;

/**
 * Makes the colors of images stronger or paler while training, Keras' {@code RandomSaturation}:
 * their saturation times {@code factor / (1 - factor)}, kept within the range.
 *
 * <p>Images [batch, height, width, 3] in and out. A saturation lies between 0 and 1 whatever the
 * images' range is; Keras keeps it within theirs, so that with [0, 255] strong colors leave the
 * range. Keras 3.15 draws from -x to x where it is given a number x, though it speaks of 0 to x.
 *
 * @param factor from -1 to 1; up to 0 all colors go, 0.5 leaves an image as it is
 * @param valueRange that the saturation is kept within; 0 to 255 by default
 */
public record RandomSaturation(Factor factor, ValueRange valueRange)
    implements Augmentation, Ranged {
  /** Keras', which keeps it from dividing by 0. */
  private static final double EPSILON = 1e-7;

  public static final Kind<RandomSaturation> KIND =
      new Kind<>(
          "random_saturation",
          "RandomSaturation",
          RandomSaturation.class,
          List.of(
              Factor.required(
                  "factor", "up to 0 takes colors away, 0.5 leaves them: x for -x to x, or a list"),
              ValueRange.SETTING),
          values -> new RandomSaturation(Factor.from(values, "factor"), ValueRange.from(values)),
          "Makes the colors of images stronger or paler while training.");

  public RandomSaturation {
    factor = factor.within(-1, 1, "factor");
  }

  @Override
  public Kind<RandomSaturation> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Windows.checkColors(input);
    return input;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    Stream drawn = random.named("saturation");
    Tensor times = Augmentation.numbers(images, i -> times(factor.of(i, drawn)));
    return Colors.saturated(images, times, valueRange.lowest(), valueRange.highest());
  }

  private static double times(double factor) {
    return factor / (1 - factor + EPSILON);
  }
}
