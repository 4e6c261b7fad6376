package regulus.learning.data;

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
    int part = fromTrain ? info.trainCount() : info.testCount();
    int validation = validation(part, partName(info, spec), spec);
    int train = train(info.trainCount() - (fromTrain ? validation : 0), spec);
    return new SplitSizes(train, validation, info.testCount() - (fromTrain ? 0 : validation));
  }

  private static int validation(int part, String partName, SplitSpec spec) {
    if (spec.validationCount().isPresent()) {
      int count = spec.validationCount().getAsInt();
      return checked("validation.count", count, count, part, partName);
    }
    double fraction = spec.validationFraction().orElseThrow();
    int count = (int) Math.round(fraction * part);
    return checked("validation.fraction", count, fraction, part, partName);
  }

  private static int checked(String name, int count, Object received, int part, String partName) {
    if (count < 1 || count >= part) {
      throw InvalidSetting.of(
          name,
          "at least one and not all of the " + number(part) + " " + partName,
          received + (count == part ? ", which takes all" : ", which takes " + number(count)));
    }
    return count;
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

  private static String partName(DatasetInfo info, SplitSpec spec) {
    String part = spec.from() == SplitSpec.Source.TRAIN ? "training" : "test";
    return part + " images of " + info.name();
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
