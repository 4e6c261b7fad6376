package regulus.learning.layer;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import regulus.learning.Shape;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.Values;

/**
 * Changes brightness, contrast, saturation and hue of images while training, one after another,
 * Keras' {@code RandomColorJitter}. What has no factor stays.
 *
 * <p>Images [batch, height, width, channels] in and out; 3 channels for saturation and hue.
 *
 * @param valueRange of the images' values; 0 to 255 by default
 * @param brightnessFactor as of {@link RandomBrightness}
 * @param contrastFactor contrasts lie from 1 less its first to 1 more its second number, each from
 *     0 to 1; as in Keras 3.15.1 a number x stands for [0, x], other than in {@link RandomContrast}
 * @param saturationFactor as of {@link RandomSaturation}
 * @param hueFactor as of {@link RandomHue}
 */
public record RandomColorJitter(
    ValueRange valueRange,
    Optional<Factor> brightnessFactor,
    Optional<Factor> contrastFactor,
    Optional<Factor> saturationFactor,
    Optional<Factor> hueFactor)
    implements Augmentation, Ranged {
  private static final String BRIGHTNESS = "brightness_factor";
  private static final String CONTRAST = "contrast_factor";
  private static final String SATURATION = "saturation_factor";
  private static final String HUE = "hue_factor";

  public static final Kind<RandomColorJitter> KIND =
      new Kind<>(
          "random_color_jitter",
          "RandomColorJitter",
          RandomColorJitter.class,
          List.of(
              ValueRange.SETTING,
              factor(BRIGHTNESS, "That of random_brightness; none by default."),
              factor(
                  CONTRAST,
                  "Contrasts from 1 to 1 + x, or with [lower, upper] from 1 - lower to 1 + upper; none by"
                      + " default."),
              factor(SATURATION, "That of random_saturation; none by default."),
              factor(HUE, "That of random_hue; none by default.")),
          values ->
              new RandomColorJitter(
                  ValueRange.from(values),
                  factor(values, BRIGHTNESS, Factor::from),
                  factor(values, CONTRAST, Factor::upwards),
                  factor(values, SATURATION, Factor::from),
                  factor(values, HUE, Factor::upwards)),
          "Changes brightness, contrast, saturation and hue of images while training.");

  public RandomColorJitter {
    brightnessFactor = brightnessFactor.map(factor -> factor.within(-1, 1, BRIGHTNESS));
    contrastFactor = contrastFactor.map(factor -> factor.within(0, 1, CONTRAST));
    saturationFactor = saturationFactor.map(factor -> factor.within(-1, 1, SATURATION));
    hueFactor = hueFactor.map(factor -> factor.within(0, 1, HUE));
  }

  private static Setting factor(String name, String description) {
    return Factor.optional(name, null, description);
  }

  private static Optional<Factor> factor(
      Values values, String name, BiFunction<Values, String, Factor> read) {
    return values.optional(name, Object.class).map(given -> read.apply(values, name));
  }

  @Override
  public Kind<RandomColorJitter> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Windows.checkImage(input);
    steps().forEach(step -> step.outputShape(input));
    return input;
  }

  @Override
  public Tensor augmented(Tensor images, regulus.learning.random.Stream random) {
    Tensor changed = images;
    for (Augmentation step : steps()) {
      changed = step.augmented(changed, random);
    }
    return changed;
  }

  private List<Augmentation> steps() {
    return Stream.<Optional<? extends Augmentation>>of(
            brightnessFactor.map(factor -> new RandomBrightness(factor, valueRange)),
            contrastFactor.map(factor -> RandomContrast.between(factor, valueRange)),
            saturationFactor.map(factor -> new RandomSaturation(factor, valueRange)),
            hueFactor.map(factor -> new RandomHue(factor, valueRange)))
        .<Augmentation>flatMap(Optional::stream)
        .toList();
  }
}
