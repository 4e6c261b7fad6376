package regulus.learning.layer;

import regulus.learning.engine.Affine;
import regulus.learning.engine.Sampler;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Warps;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;

/**
 * Moves what images show while training, Keras' {@code RandomTranslation}.
 *
 * <p>Images [batch, height, width, channels] in and out.
 *
 * @param heightFactor by what share of the height down, from -1 to 1
 * @param widthFactor by what share of the width to the right, from -1 to 1
 * @param sampler bilinear with mirror images around by default
 */
public record RandomTranslation(Factor heightFactor, Factor widthFactor, Sampler sampler)
    implements Augmentation {
  private static final String HEIGHT = "height_factor";
  private static final String WIDTH = "width_factor";

  public static final Kind<RandomTranslation> KIND =
      new Kind<>(
          "random_translation",
          "RandomTranslation",
          RandomTranslation.class,
          Samplers.after(
              Factor.required(
                  HEIGHT, "share of the height, downwards: x for -x to x, or [lower, upper]"),
              Factor.required(
                  WIDTH, "share of the width, to the right: x for -x to x, or [lower, upper]")),
          values ->
              new RandomTranslation(
                  Factor.from(values, HEIGHT), Factor.from(values, WIDTH), Samplers.from(values)),
          "Moves what images show while training.");

  public RandomTranslation {
    heightFactor = heightFactor.within(-1, 1, HEIGHT);
    widthFactor = widthFactor.within(-1, 1, WIDTH);
  }

  /** By up to such shares in either direction, with Keras' defaults for everything else. */
  public static RandomTranslation of(double heightFactor, double widthFactor) {
    return new RandomTranslation(
        Factor.upTo(heightFactor), Factor.upTo(widthFactor), Samplers.DEFAULT);
  }

  @Override
  public Kind<RandomTranslation> kind() {
    return KIND;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    Stream rows = random.named("height");
    Stream columns = random.named("width");
    int height = images.size(1);
    int width = images.size(2);
    return Warps.affine(
        images,
        Augmentation.each(
            images,
            i ->
                Affine.translation(
                    height * heightFactor.of(i, rows), width * widthFactor.of(i, columns))),
        sampler);
  }
}
