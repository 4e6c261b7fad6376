package regulus.learning.layer;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.random.Stream;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * Keeps the first few of the eight bits of each value while training, Keras' {@code
 * RandomPosterization}.
 *
 * <p>Images [batch, height, width, channels] in and out. Keras 3.15 draws from 1 to below n where
 * it is given a number n.
 *
 * @param least bits that are kept, from 1 to 8
 * @param most the bits stay below it, but where it is the least
 * @param valueRange of the images' values; 0 to 255 by default
 */
public record RandomPosterization(int least, int most, ValueRange valueRange)
    implements Augmentation, Ranged {
  private static final int BITS = 8;
  private static final ValueRange BYTES = new ValueRange(0, 255);

  public static final Kind<RandomPosterization> KIND =
      new Kind<>(
          "random_posterization",
          "RandomPosterization",
          RandomPosterization.class,
          List.of(
              Setting.required(
                  "factor",
                  new SettingType.Either(
                      SettingType.count(), new SettingType.Many(SettingType.count())),
                  "how many bits are kept: from 1 to below n, or from the first to below the"
                      + " second of two; [n, n] for always n"),
              ValueRange.SETTING),
          RandomPosterization::from,
          "Keeps few levels of brightness in images while training.");

  public RandomPosterization {
    if (least < 1 || most > BITS || least > most) {
      throw InvalidSetting.of("factor", "one or two of 1 to 8", List.of(least, most));
    }
  }

  private static RandomPosterization from(Values values) {
    ValueRange range = ValueRange.from(values);
    if (!(values.get("factor", Object.class) instanceof List<?>)) {
      return new RandomPosterization(1, values.whole("factor"), range);
    }
    List<Integer> ends = values.wholes("factor");
    if (ends.size() != 2) {
      throw InvalidSetting.of("factor", "a number or [lower, upper]", ends);
    }
    return new RandomPosterization(
        Math.min(ends.get(0), ends.get(1)), Math.max(ends.get(0), ends.get(1)), range);
  }

  @Override
  public Kind<RandomPosterization> kind() {
    return KIND;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    Stream drawn = random.named("bits");
    Tensor step = Augmentation.numbers(images, i -> 1 << (BITS - bits(i, drawn)));
    if (valueRange.equals(BYTES)) {
      return levels(images, step);
    }
    Tensor bytes = Arithmetic.multiply(valueRange.toUnit(images), BYTES.highest());
    Tensor unit = Arithmetic.divide(levels(bytes, step), BYTES.highest());
    return valueRange.fromUnit(unit);
  }

  /** As bytes: whole numbers first. */
  private static Tensor levels(Tensor bytes, Tensor step) {
    Tensor whole = Elementwise.floor(bytes);
    return Arithmetic.multiply(Elementwise.floor(Arithmetic.divide(whole, step)), step);
  }

  private int bits(int image, Stream drawn) {
    return least == most ? least : least + drawn.below(most - least, image);
  }
}
