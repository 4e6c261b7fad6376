package regulus.learning.layer;

import regulus.learning.engine.Affine;
import regulus.learning.engine.Sampler;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Warps;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Values;

/**
 * Slants what images show while training, Keras' {@code RandomShear}: the pixel in column x and row
 * y comes from {@code (x + xFactor · y, y + yFactor · x)}, both factors in either direction.
 *
 * <p>Images [batch, height, width, channels] in and out.
 *
 * @param xFactor from -1 to 1; none by default
 * @param yFactor from -1 to 1; none by default
 * @param sampler bilinear with mirror images around by default
 */
public record RandomShear(Factor xFactor, Factor yFactor, Sampler sampler) implements Augmentation {
  private static final String X = "x_factor";
  private static final String Y = "y_factor";

  public static final Kind<RandomShear> KIND =
      new Kind<>(
          "random_shear",
          "RandomShear",
          RandomShear.class,
          Samplers.after(
              Factor.optional(
                  X, 0.0, "Columns to the left for each row: x for -x to x, or [lower, upper]."),
              Factor.optional(
                  Y, 0.0, "Rows up for each column: x for -x to x, or [lower, upper].")),
          RandomShear::from,
          "Slants what images show while training.");

  public RandomShear {
    xFactor = xFactor.within(-1, 1, X);
    yFactor = yFactor.within(-1, 1, Y);
  }

  private static RandomShear from(Values values) {
    return new RandomShear(Factor.from(values, X), Factor.from(values, Y), Samplers.from(values));
  }

  @Override
  public Kind<RandomShear> kind() {
    return KIND;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    Stream direction = random.named("direction");
    Stream down = random.named("down");
    Stream across = random.named("across");
    return Warps.affine(
        images,
        Augmentation.each(
            images,
            i -> {
              int sign = direction.uniform(i) > 0.5 ? -1 : 1;
              return Affine.shear(sign * xFactor.of(i, across), sign * yFactor.of(i, down));
            }),
        sampler);
  }
}
