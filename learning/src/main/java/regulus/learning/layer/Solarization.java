package regulus.learning.layer;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Values;

/**
 * Adds to images while training and makes negatives of values from a threshold on, Keras' {@code
 * Solarization}, in values from 0 to 255.
 *
 * <p>Images [batch, height, width, channels] in and out. As in Keras 3.15, factors [lower, upper]
 * draw from lower to 255 · upper.
 *
 * @param additionFactor from 0 to 1; 0 by default
 * @param thresholdFactor from 0 to 1; 0 by default, which makes negatives of everything
 * @param valueRange of the images' values; 0 to 255 by default
 */
public record Solarization(Factor additionFactor, Factor thresholdFactor, ValueRange valueRange)
    implements Augmentation, Ranged {
  private static final String ADDITION = "addition_factor";
  private static final String THRESHOLD = "threshold_factor";
  private static final double HIGHEST = 255;

  public static final Kind<Solarization> KIND =
      new Kind<>(
          "solarization",
          "Solarization",
          Solarization.class,
          List.of(
              Factor.optional(
                  ADDITION, 0.0, "Of 255, what is added: x for 0 to x, or [lower, upper]."),
              Factor.optional(
                  THRESHOLD,
                  0.0,
                  "Of 255, from where on values are reversed: x for 0 to x, or [lower, upper]."),
              ValueRange.SETTING),
          Solarization::from,
          "Reverses the light values of images while training.");

  public Solarization {
    additionFactor = additionFactor.within(0, 1, ADDITION);
    thresholdFactor = thresholdFactor.within(0, 1, THRESHOLD);
  }

  private static Solarization from(Values values) {
    return new Solarization(
        Factor.upwards(values, ADDITION),
        Factor.upwards(values, THRESHOLD),
        ValueRange.from(values));
  }

  @Override
  public Kind<Solarization> kind() {
    return KIND;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    Tensor added = drawn(images, additionFactor, random.named("addition"));
    Tensor thresholds = drawn(images, thresholdFactor, random.named("threshold"));
    Tensor bytes = Arithmetic.multiply(valueRange.toUnit(images), HIGHEST);
    Tensor lighter = Elementwise.clip(Arithmetic.add(bytes, added), 0, HIGHEST);
    Tensor reversed = Elementwise.below(lighter, thresholds, Arithmetic.from(HIGHEST, lighter));
    return valueRange.fromUnit(Arithmetic.divide(reversed, HIGHEST));
  }

  private static Tensor drawn(Tensor images, Factor factor, Stream random) {
    double spread = HIGHEST * factor.upper() - factor.lower();
    return Augmentation.numbers(images, i -> factor.lower() + spread * random.uniform(i));
  }
}
