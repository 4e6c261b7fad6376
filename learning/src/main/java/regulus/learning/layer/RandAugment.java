package regulus.learning.layer;

import java.util.List;
import java.util.stream.IntStream;
import regulus.learning.Shape;
import regulus.learning.engine.Fill;
import regulus.learning.engine.Interpolation;
import regulus.learning.engine.Sampler;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Tones;
import regulus.learning.engine.Warps;
import regulus.learning.random.Stream;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * Changes images while training by some of eleven operations, drawn for each, Keras' {@code
 * RandAugment} (Cubuk et al. 2020): {@link RandomShear}, {@link RandomTranslation}, {@link
 * RandomRotation}, {@link RandomBrightness}, {@link RandomColorDegeneration}, {@link
 * RandomContrast}, {@link RandomSharpness}, {@link RandomPosterization}, {@link Solarization}, all
 * with the same factor, values stretched over the range, and values spread evenly over it.
 *
 * <p>Images [batch, height, width, 3] in and out. What is drawn twice for an image happens twice in
 * the same way. Keras 3.15.1 draws the operations for a whole batch; here each image has its own,
 * as in Keras if it is asked image by image.
 *
 * @param valueRange of the images' values; 0 to 255 by default
 * @param numOps operations for each image; 2 by default
 * @param factor of all operations, from 0 to 1, 0 to 0.5 by default; posterized images keep fewer
 *     bits than eight times the upper end
 * @param interpolation bilinear by default, or nearest
 */
public record RandAugment(
    ValueRange valueRange, int numOps, Factor factor, Interpolation interpolation)
    implements Augmentation, Ranged {
  private static final int BITS = 8;

  public static final Kind<RandAugment> KIND =
      new Kind<>(
          "rand_augment",
          "RandAugment",
          RandAugment.class,
          List.of(
              ValueRange.SETTING,
              Setting.optional(
                  "num_ops", SettingType.count(), 2, "Operations, one after another, per image."),
              Factor.optional(
                  "factor", 0.5, "Strength of all of them: x for 0 to x, or [lower, upper]."),
              LayerSettings.interpolation("bilinear", List.of("nearest", "bilinear"))),
          RandAugment::from,
          "Changes images by operations that are drawn for each while training.");

  public RandAugment {
    if (numOps < 1) {
      throw InvalidSetting.of("num_ops", "a whole number of at least 1", numOps);
    }
    factor = factor.within(0, 1, "factor");
  }

  private static RandAugment from(Values values) {
    return new RandAugment(
        ValueRange.from(values),
        values.whole("num_ops"),
        Factor.upwards(values, "factor"),
        Interpolation.of(values.text("interpolation")));
  }

  @Override
  public Kind<RandAugment> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Windows.checkColors(input);
    return input;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    List<Operation> operations = operations();
    Stream drawn = random.named("operation");
    Tensor changed = images;
    for (int step = 0; step < numOps; step++) {
      int number = step;
      int[] chosen =
          IntStream.range(0, images.size(0))
              .map(image -> drawn.below(operations.size(), (long) image * numOps + number))
              .toArray();
      changed = changed(changed, operations, chosen, random);
    }
    return changed;
  }

  /** Each image by the operation that was chosen for it. */
  private static Tensor changed(
      Tensor images, List<Operation> operations, int[] chosen, Stream random) {
    Tensor changed = images;
    for (int i = 0; i < operations.size(); i++) {
      boolean[] marked = new boolean[chosen.length];
      boolean any = false;
      for (int image = 0; image < chosen.length; image++) {
        marked[image] = chosen[image] == i;
        any |= marked[image];
      }
      if (any) {
        changed = Warps.where(marked, operations.get(i).on(images, random), changed);
      }
    }
    return changed;
  }

  /** In Keras' order. */
  private List<Operation> operations() {
    Sampler sampler = new Sampler(interpolation, Fill.REFLECT, 0);
    int bits = Math.max(1, (int) (BITS * factor.upper()));
    return List.of(
        drawing(new RandomShear(factor, factor, sampler)),
        drawing(new RandomTranslation(factor, factor, sampler)),
        drawing(new RandomRotation(factor, sampler)),
        drawing(new RandomBrightness(factor, valueRange)),
        drawing(new RandomColorDegeneration(factor, valueRange)),
        drawing(RandomContrast.between(factor, valueRange)),
        drawing(new RandomSharpness(factor, valueRange)),
        drawing(new RandomPosterization(1, bits, valueRange)),
        drawing(new Solarization(factor, factor, valueRange)),
        (images, random) -> Tones.stretched(images, valueRange.lowest(), valueRange.highest()),
        (images, random) -> Tones.equalized(images, valueRange.lowest(), valueRange.highest()));
  }

  private static Operation drawing(Augmentation layer) {
    return (images, random) -> layer.augmented(images, random.named(layer.kind().name()));
  }

  @FunctionalInterface
  private interface Operation {
    Tensor on(Tensor images, Stream random);
  }
}
