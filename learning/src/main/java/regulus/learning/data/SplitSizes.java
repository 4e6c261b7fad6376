package regulus.learning.data;

import java.math.BigDecimal;
import java.util.Locale;
import regulus.learning.setting.InvalidSetting;

/**
 * How many images a division gives, known before any image is read.
 *
 * @param train images to train on
 * @param validation images to choose by
 * @param test images of the final test
 */
public record SplitSizes(int train, int validation, int test) {

  /**
   * The sizes of a division of a data set.
   *
   * @throws InvalidSetting if the data set has too few images for it
   */
  public static SplitSizes of(DatasetInfo info, SplitSpec spec) {
    boolean fromTrain = spec.from() == SplitSpec.Source.TRAIN;
    int validation = validation(info, spec);
    int train = train(info.trainCount() - (fromTrain ? validation : 0), spec);
    return new SplitSizes(train, validation, info.testCount() - (fromTrain ? 0 : validation));
  }

  private static int validation(DatasetInfo info, SplitSpec spec) {
    boolean fromTrain = spec.from() == SplitSpec.Source.TRAIN;
    int part = fromTrain ? info.trainCount() : info.testCount();
    int count = spec.validationCount().orElseGet(() -> rounded(spec, part));
    if (count < 1 || count >= part) {
      String partName = number(part) + (fromTrain ? " training" : " test") + " images";
      throw InvalidSetting.of(
          spec.validationCount().isPresent() ? "validation.count" : "validation.fraction",
          "at least one and not all of the " + partName + " of " + info.name(),
          received(spec, count));
    }
    return count;
  }

  private static int rounded(SplitSpec spec, int part) {
    return (int) Math.round(spec.validationFraction().orElseThrow() * part);
  }

  private static String received(SplitSpec spec, int count) {
    return spec.validationFraction().isPresent()
        ? BigDecimal.valueOf(spec.validationFraction().getAsDouble())
                .stripTrailingZeros()
                .toPlainString()
            + ", which takes "
            + number(count)
        : number(count);
  }

  private static int train(int available, SplitSpec spec) {
    int count = spec.trainCount().orElse(available);
    if (count > available) {
      throw InvalidSetting.of(
          "train.count",
          "at most the " + number(available) + " training images that are left",
          number(count));
    }
    return count;
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
