package regulus.learning.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Convolutions;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Window;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Pair;
import regulus.learning.setting.Setting;
import regulus.learning.setting.Values;

/**
 * Makes images sharper or blurs them while training, Keras' {@code RandomSharpness}: {@code x + (1
 * - 2 · factor) · (smoothed - x)}, kept within the range. A smoothed pixel is the mean of its
 * neighbours and, five times as heavy, itself; around the image there are zeros.
 *
 * <p>Images [batch, height, width, channels] in and out.
 *
 * @param factor from 0, blurred, to 1, sharpened; 0.5 leaves an image as it is
 * @param range of the images' values; 0 to 255 by default
 */
public record RandomSharpness(Factor factor, ValueRange range) implements Augmentation, Ranged {
  private static final double NEIGHBOUR = 1 / 13.0;
  private static final double ITSELF = 5 / 13.0;
  private static final Window AROUND = new Window(Pair.of(3), Pair.of(1), true, Pair.of(1));

  public static final Kind<RandomSharpness> KIND =
      new Kind<>(
          "random_sharpness",
          "RandomSharpness",
          RandomSharpness.class,
          List.of(
              Setting.required(
                  "factor", Factor.type(), "0 blurs, 1 sharpens: x for 0 to x, or [lower, upper]"),
              ValueRange.SETTING),
          RandomSharpness::from,
          "Makes images sharper or blurs them while training.");

  public RandomSharpness {
    factor = factor.within(0, 1, "factor");
  }

  private static RandomSharpness from(Values values) {
    return new RandomSharpness(Factor.upwards(values, "factor"), ValueRange.from(values));
  }

  @Override
  public Kind<RandomSharpness> kind() {
    return KIND;
  }

  @Override
  public ValueRange valueRange() {
    return range;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    Stream drawn = random.named("sharpness");
    Tensor share = Augmentation.numbers(images, i -> 1 - 2 * factor.of(i, drawn));
    Tensor away = Arithmetic.subtract(smoothed(images), images);
    return range.clip(Arithmetic.add(images, Arithmetic.multiply(away, share)));
  }

  private static Tensor smoothed(Tensor images) {
    int channels = images.size(3);
    double[] kernel = new double[9 * channels];
    Arrays.fill(kernel, NEIGHBOUR);
    Arrays.fill(kernel, 4 * channels, 5 * channels, ITSELF);
    Tensor mean = Creation.of(kernel, Precision.of(images), List.of(3, 3, channels, 1));
    return Convolutions.depthwise(images, mean, Optional.empty(), AROUND);
  }
}
