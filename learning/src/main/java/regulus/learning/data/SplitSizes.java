package regulus.learning.data;

import java.math.BigDecimal;
import java.util.Locale;
import regulus.learning.setting.InvalidSetting;

/**
 * How many images a division gives, known before any image is read; of folds, what every fold has
 * at least.
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
    return spec.folds().isPresent()
        ? ofFolds(info, spec, spec.folds().getAsInt())
        : switch (spec.from()) {
          case TRAIN -> fromTrain(info, spec);
          case TEST -> fromTest(info, spec);
          case VALIDATION -> own(info, spec);
          case TRAIN_AND_VALIDATION -> fromBoth(info, spec);
        };
  }

  /**
   * The smallest class has at most its even share of the images, and every fold needs one of it;
   * who has the labels at hand checks it with {@link Folds#check}.
   */
  private static SplitSizes ofFolds(DatasetInfo info, SplitSpec spec, int folds) {
    int images = info.parts().firstTest();
    int most = images / Math.max(1, info.classes().size());
    if (folds > most) {
      throw InvalidSetting.of(
          "folds",
          "at most the "
              + number(most)
              + " images that the smallest class of "
              + info.name()
              + " can have",
          folds);
    }
    int largest = (images + folds - 1) / folds;
    return new SplitSizes(train(images - largest, spec), images / folds, info.testCount());
  }

  private static SplitSizes fromTrain(DatasetInfo info, SplitSpec spec) {
    if (info.validationCount() > 0) {
      throw unused(info);
    }
    int validation = drawn(info, spec, info.trainCount(), "training");
    return new SplitSizes(
        train(info.trainCount() - validation, spec), validation, info.testCount());
  }

  private static SplitSizes fromTest(DatasetInfo info, SplitSpec spec) {
    if (info.validationCount() > 0) {
      throw unused(info);
    }
    int validation = drawn(info, spec, info.testCount(), "test");
    return new SplitSizes(
        train(info.trainCount(), spec), validation, info.testCount() - validation);
  }

  private static SplitSizes own(DatasetInfo info, SplitSpec spec) {
    if (info.validationCount() == 0) {
      throw new InvalidSetting(
          "validation",
          info.name()
              + " sets no validation images apart: say how many to draw, as in validation:"
              + " {fraction: 0.2}.");
    }
    return new SplitSizes(train(info.trainCount(), spec), info.validationCount(), info.testCount());
  }

  private static SplitSizes fromBoth(DatasetInfo info, SplitSpec spec) {
    if (info.validationCount() == 0) {
      throw new InvalidSetting(
          "validation.from",
          info.name() + " sets no validation images apart: take them from train.");
    }
    int both = info.parts().firstTest();
    int validation = drawn(info, spec, both, "training and validation");
    return new SplitSizes(train(both - validation, spec), validation, info.testCount());
  }

  private static InvalidSetting unused(DatasetInfo info) {
    return new InvalidSetting(
        "validation",
        info.name()
            + " sets "
            + number(info.validationCount())
            + " validation images apart, which would not be used: leave validation out to take"
            + " them, or draw from: train+validation.");
  }

  private static int drawn(DatasetInfo info, SplitSpec spec, int part, String name) {
    int count = spec.validationCount().orElseGet(() -> rounded(spec, part));
    if (count < 1 || count >= part) {
      String partName = number(part) + " " + name + " images";
      throw InvalidSetting.worded(
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
      throw InvalidSetting.worded(
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
