package regulus.learning.layer;

import java.util.Optional;
import regulus.learning.engine.Affine;
import regulus.learning.engine.Sampler;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Warps;
import regulus.learning.random.Stream;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.Values;

/**
 * Makes what images show smaller or larger while training, Keras' {@code RandomZoom}: a new row
 * takes {@code 1 + factor} old ones.
 *
 * <p>Images [batch, height, width, channels] in and out.
 *
 * @param heightFactor above -1, at most 1; above 0 the picture becomes smaller
 * @param widthFactor the same of columns; if none, the proportions stay
 * @param sampler bilinear with mirror images around by default
 */
public record RandomZoom(Factor heightFactor, Optional<Factor> widthFactor, Sampler sampler)
    implements Augmentation {
  private static final String HEIGHT = "height_factor";
  private static final String WIDTH = "width_factor";

  public static final Kind<RandomZoom> KIND =
      new Kind<>(
          "random_zoom",
          "RandomZoom",
          RandomZoom.class,
          Samplers.after(
              Factor.required(
                  HEIGHT,
                  "by what share rows shrink the picture: x for -x to x, or [lower, upper]"),
              Setting.optional(
                  WIDTH, Factor.type(), null, "The same of columns; left out, proportions stay.")),
          RandomZoom::from,
          "Makes what images show smaller or larger while training.");

  public RandomZoom {
    check(heightFactor, HEIGHT);
    widthFactor.ifPresent(factor -> check(factor, WIDTH));
  }

  /** By up to such a share, with Keras' defaults for everything else. */
  public static RandomZoom of(double factor) {
    return new RandomZoom(Factor.upTo(factor), Optional.empty(), Samplers.DEFAULT);
  }

  private static void check(Factor factor, String name) {
    if (factor.lower() <= -1 || factor.upper() > 1) {
      throw InvalidSetting.worded(
          name, "numbers above -1 to 1", "[" + factor.lower() + ", " + factor.upper() + "]");
    }
  }

  private static RandomZoom from(Values values) {
    return new RandomZoom(
        Factor.from(values, HEIGHT),
        values.optional(WIDTH, Object.class).map(given -> Factor.from(values, WIDTH)),
        Samplers.from(values));
  }

  @Override
  public Kind<RandomZoom> kind() {
    return KIND;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    return Warps.affine(images, Augmentation.each(images, i -> zoom(i, images, random)), sampler);
  }

  private Affine zoom(int image, Tensor images, Stream random) {
    double down = 1 + heightFactor.of(image, random.named("height"));
    double across =
        widthFactor.map(factor -> 1 + factor.of(image, random.named("width"))).orElse(down);
    return Affine.zoom(down, across, images.size(1), images.size(2));
  }
}
