package regulus.learning.layer;

import java.util.List;
import java.util.Optional;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Convolutions;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Distortions;
import regulus.learning.engine.Masks;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Sampler;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Window;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Pair;
import regulus.learning.setting.Values;

/**
 * Stretches and squeezes some images like rubber while training, Keras' {@code
 * RandomElasticTransform} (Simard et al. 2003): each pixel comes from {@code longer side · strength
 * / 10} times as many columns and rows away as a normal number of deviation {@code σ = shorter side
 * · strength / 20} says, after these numbers, one for each pixel and direction, were smoothed by a
 * bell of breadth σ and {@code 6 σ} numbers, 0 lying around them.
 *
 * <p>Images [batch, height, width, channels] in and out. As in Keras, all images of a batch share
 * the strength. Keras' own code is not the same everywhere in 3.15.1; this is what it does on NumPy
 * and PyTorch. On TensorFlow it gives columns and rows the same numbers, so that images are
 * stretched along one diagonal only, its bell has {@code 6 ⌊σ⌋} numbers, and {@code fill_mode:
 * reflect} leaves the first row and column out, against its documentation.
 *
 * @param factor between what numbers from 0 to 1 the probability is drawn that it happens to an
 *     image; 0 to 1 by default, so that it happens to half of them
 * @param scale between what numbers from 0 to 1 the strength is drawn; 0 to 1 by default
 * @param sampler bilinear with mirror images around by default
 * @param valueRange of the images' values, which the result is kept within; 0 to 255 by default
 */
public record RandomElasticTransform(
    Factor factor, Factor scale, Sampler sampler, ValueRange valueRange)
    implements Augmentation, Ranged {
  private static final double REACH = 0.1;
  private static final double BREADTH = 0.05;

  public static final Kind<RandomElasticTransform> KIND =
      new Kind<>(
          "random_elastic_transform",
          "RandomElasticTransform",
          RandomElasticTransform.class,
          Samplers.after(
              Factor.optional(
                  "factor",
                  1.0,
                  "How probable it is, drawn for each image: x for 0 to x, or [lower, upper]."),
              Factor.optional(
                  "scale", 1.0, "How strong it is, up to 1: x for 0 to x, or [lower, upper]."),
              ValueRange.SETTING),
          RandomElasticTransform::from,
          "Stretches and squeezes some images like rubber while training.");

  public RandomElasticTransform {
    factor = factor.within(0, 1, "factor");
    scale = scale.within(0, 1, "scale");
  }

  private static RandomElasticTransform from(Values values) {
    return new RandomElasticTransform(
        Factor.upwards(values, "factor"),
        Factor.upwards(values, "scale"),
        Samplers.from(values),
        ValueRange.from(values));
  }

  @Override
  public Kind<RandomElasticTransform> kind() {
    return KIND;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    if (factor.upper() == 0 || scale.upper() == 0) {
      return images;
    }
    double strength = scale.of(0, random.named("strength"));
    Stream probability = random.named("probability");
    Tensor stretched =
        Distortions.displaced(
            images,
            distances(images, strength, random.named("across")),
            distances(images, strength, random.named("down")),
            sampler);
    return valueRange.clip(
        Augmentation.some(
            images, stretched, i -> factor.of(i, probability), random.named("threshold")));
  }

  /** In pixels, for each pixel of each image: [batch, height, width, 1]. */
  private static Tensor distances(Tensor images, double strength, Stream random) {
    int height = images.size(1);
    int width = images.size(2);
    double breadth = BREADTH * strength * Math.min(height, width);
    Tensor still = Creation.zeros(Precision.of(images), images.size(0), height, width, 1);
    Tensor smooth = smoothed(Masks.normal(still, 0, 1, random), breadth);
    return Arithmetic.multiply(smooth, breadth * REACH * strength * Math.max(height, width));
  }

  private static Tensor smoothed(Tensor numbers, double breadth) {
    int size = (int) (6 * breadth) | 1;
    if (size == 1) {
      return numbers;
    }
    double[] bell = Gaussian.bell(size, breadth);
    return along(along(numbers, bell, new Pair(size, 1)), bell, new Pair(1, size));
  }

  private static Tensor along(Tensor numbers, double[] bell, Pair size) {
    List<Integer> sizes = List.of(size.height(), size.width(), 1, 1);
    Tensor kernel = Creation.of(bell, Precision.of(numbers), sizes);
    Window window = new Window(size, Pair.of(1), true, Pair.of(1));
    return Convolutions.depthwise(numbers, kernel, Optional.empty(), window);
  }
}
