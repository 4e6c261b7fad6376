package regulus.learning.layer;

import regulus.learning.engine.Affine;
import regulus.learning.engine.Sampler;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Warps;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;

/**
 * Turns images about their middle while training, Keras' {@code RandomRotation}.
 *
 * <p>Images [batch, height, width, channels] in and out.
 *
 * @param factor in full turns against the clock, from -1 to 1
 * @param sampler bilinear with mirror images around by default
 */
public record RandomRotation(Factor factor, Sampler sampler) implements Augmentation {
  public static final Kind<RandomRotation> KIND =
      new Kind<>(
          "random_rotation",
          "RandomRotation",
          RandomRotation.class,
          Samplers.after(
              Factor.required(
                  "factor", "full turns against the clock: x for -x to x, or [lower, upper]")),
          values -> new RandomRotation(Factor.from(values, "factor"), Samplers.from(values)),
          "Turns images about their middle while training.");

  public RandomRotation {
    factor = factor.within(-1, 1, "factor");
  }

  /** By up to so many turns in either direction, with Keras' defaults for everything else. */
  public static RandomRotation of(double factor) {
    return new RandomRotation(Factor.upTo(factor), Samplers.DEFAULT);
  }

  @Override
  public Kind<RandomRotation> kind() {
    return KIND;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    Stream angles = random.named("angle");
    int height = images.size(1);
    int width = images.size(2);
    return Warps.affine(
        images,
        Augmentation.each(images, i -> Affine.rotation(factor.of(i, angles), height, width)),
        sampler);
  }
}
