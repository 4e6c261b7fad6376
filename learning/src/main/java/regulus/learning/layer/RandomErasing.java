package regulus.learning.layer;

import java.util.List;
import java.util.OptionalDouble;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Masks;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Tensor;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * Covers a rectangle of images while training, Keras' {@code RandomErasing} (Zhong et al. 2020).
 * Its width and its height are each the root of a share of the image's.
 *
 * <p>Images [batch, height, width, channels] in and out.
 *
 * @param factor between what numbers from 0 to 1 the probability is drawn that it happens to an
 *     image; 0 to 1 by default
 * @param scale between what numbers the shares lie; 0.02 to 0.33 by default
 * @param fillValue of the rectangle; by default a normal number times the highest value for each
 *     number in it
 * @param valueRange of the images' values, which the rectangle is kept within; 0 to 255 by default
 */
public record RandomErasing(
    Factor factor, Factor scale, OptionalDouble fillValue, ValueRange valueRange)
    implements Augmentation, Ranged {
  public static final Kind<RandomErasing> KIND =
      new Kind<>(
          "random_erasing",
          "RandomErasing",
          RandomErasing.class,
          List.of(
              Factor.optional(
                  "factor",
                  1.0,
                  "How probable it is, drawn for each image: x for 0 to x, or [lower, upper]."),
              Factor.optional(
                  "scale",
                  List.of(0.02, 0.33),
                  "The squares of the rectangle's shares of width and height: x for 0 to x, or"
                      + " [lower, upper]."),
              Setting.optional(
                  "fill_value", SettingType.number(), null, "Of the rectangle; noise by default."),
              ValueRange.SETTING),
          RandomErasing::from,
          "Covers a rectangle of images while training.");

  public RandomErasing {
    factor = factor.within(0, 1, "factor");
    scale = scale.within(0, 1, "scale");
  }

  private static RandomErasing from(Values values) {
    return new RandomErasing(
        Factor.upwards(values, "factor"),
        Factor.upwards(values, "scale"),
        values.optionalNumber("fill_value"),
        ValueRange.from(values));
  }

  @Override
  public Kind<RandomErasing> kind() {
    return KIND;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    Tensor mask = covered(images, random);
    Tensor fill =
        fillValue.isPresent()
            ? Creation.like(images, fillValue.getAsDouble())
            : Masks.normal(images, 0, valueRange.highest(), random.named("fill"));
    Tensor rest = Arithmetic.multiply(images, Arithmetic.from(1, mask));
    Tensor erased = Arithmetic.add(rest, Arithmetic.multiply(valueRange.clip(fill), mask));
    Stream probability = random.named("probability");
    return Augmentation.some(
        images, erased, i -> factor.of(i, probability), random.named("threshold"));
  }

  /** 1 where the rectangle of an image lies, else 0: [batch, height, width, 1]. */
  private Tensor covered(Tensor images, Stream random) {
    int height = images.size(1);
    int width = images.size(2);
    float[] mask = new float[images.size(0) * height * width];
    for (int i = 0; i < images.size(0); i++) {
      boolean[] columns = side(width, i, random.named("width"), random.named("left"));
      boolean[] rows = side(height, i, random.named("height"), random.named("top"));
      for (int pixel = 0; pixel < height * width; pixel++) {
        boolean in = rows[pixel / width] && columns[pixel % width];
        mask[i * height * width + pixel] = in ? 1 : 0;
      }
    }
    return Creation.of(mask, Precision.of(images), List.of(images.size(0), height, width, 1));
  }

  private boolean[] side(int size, int image, Stream lengths, Stream starts) {
    double length = Math.sqrt(scale.of(image, lengths)) * size;
    double start = starts.uniform(image) * (size - length);
    boolean[] inside = new boolean[size];
    for (int place = 0; place < size; place++) {
      inside[place] = place >= start && place < start + length;
    }
    return inside;
  }
}
