package regulus.learning.layer;

import java.util.List;
import java.util.Optional;
import regulus.learning.engine.Convolutions;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Window;
import regulus.learning.random.Stream;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Pair;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * Blurs some images while training, Keras' {@code RandomGaussianBlur}: a convolution with {@code
 * exp(-½ (x / σx)² - ½ (y / σy)²)}, whose numbers add up to 1, with zeros around the image. As in
 * Keras, all images of a batch share both σ.
 *
 * <p>Images [batch, height, width, channels] in and out.
 *
 * @param factor between what numbers from 0 to 1 the probability is drawn that it happens to an
 *     image; 0 to 1 by default
 * @param kernelSize of the convolution, an odd number twice; 3 by default
 * @param sigma between what numbers from 0 to 1 each σ is drawn, in pixels; 0 to 1 by default
 * @param valueRange that the result is kept within; 0 to 255 by default
 */
public record RandomGaussianBlur(
    Factor factor, Pair kernelSize, Factor sigma, ValueRange valueRange)
    implements Augmentation, Ranged {
  /** Keras', which keeps it from dividing by 0. */
  private static final double EPSILON = 1e-6;

  public static final Kind<RandomGaussianBlur> KIND =
      new Kind<>(
          "random_gaussian_blur",
          "RandomGaussianBlur",
          RandomGaussianBlur.class,
          List.of(
              Factor.optional(
                  "factor",
                  1.0,
                  "How probable it is, drawn for each image: x for 0 to x, or [lower, upper]."),
              Setting.optional(
                  "kernel_size", SettingType.size(), 3, "Rows and columns, the same odd number."),
              Factor.optional(
                  "sigma", 1.0, "Breadth in pixels: x for 0 to x, or [lower, upper], up to 1."),
              ValueRange.SETTING),
          RandomGaussianBlur::from,
          "Blurs some images while training.");

  public RandomGaussianBlur {
    factor = factor.within(0, 1, "factor");
    sigma = sigma.within(0, 1, "sigma");
    if (kernelSize.height() != kernelSize.width() || kernelSize.height() % 2 == 0) {
      throw InvalidSetting.of("kernel_size", "an odd number, the same both ways", kernelSize);
    }
  }

  private static RandomGaussianBlur from(Values values) {
    return new RandomGaussianBlur(
        Factor.upwards(values, "factor"),
        values.pair("kernel_size"),
        Factor.upwards(values, "sigma"),
        ValueRange.from(values));
  }

  @Override
  public Kind<RandomGaussianBlur> kind() {
    return KIND;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    Stream drawn = random.named("sigma");
    double[] across = Gaussian.bell(kernelSize.width(), sigma.of(0, drawn) + EPSILON);
    double[] down = Gaussian.bell(kernelSize.height(), sigma.of(1, drawn) + EPSILON);
    Stream probability = random.named("probability");
    return valueRange.clip(
        Augmentation.some(
            images,
            blurred(images, down, across),
            i -> factor.of(i, probability),
            random.named("threshold")));
  }

  private Tensor blurred(Tensor images, double[] down, double[] across) {
    int size = kernelSize.height();
    int channels = images.size(3);
    double[] kernel = new double[size * size * channels];
    for (int i = 0; i < kernel.length; i++) {
      int pixel = i / channels;
      kernel[i] = down[pixel / size] * across[pixel % size];
    }
    Tensor weights = Creation.of(kernel, Precision.of(images), List.of(size, size, channels, 1));
    Window window = new Window(kernelSize, Pair.of(1), true, Pair.of(1));
    return Convolutions.depthwise(images, weights, Optional.empty(), window);
  }
}
