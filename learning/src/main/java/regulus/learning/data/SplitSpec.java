package regulus.learning.data;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.InvalidSetting;

/**
 * How a data set is divided; always stratified by class.
 *
 * @param from which part of the data set the validation examples are taken from
 * @param validationFraction of that part, rounded to the nearest image; exactly one of fraction and
 *     count is present, and neither with folds or where the data set's own validation images are
 *     taken
 * @param validationCount examples, exactly
 * @param trainCount how many training examples are kept, if not all
 * @param folds into how many parts the examples are divided that are not for the test, each of
 *     which is the validation set of one fold; at least 2
 */
public record SplitSpec(
    Source from,
    OptionalDouble validationFraction,
    OptionalInt validationCount,
    OptionalInt trainCount,
    @AddedLater OptionalInt folds) {
  private static final int FEWEST_FOLDS = 2;

  /** The part of the data set that validation examples come from. */
  public enum Source {
    TRAIN,
    TEST,
    /** The images that the data set itself sets apart, all of them. */
    VALIDATION,
    /** Those and the training images together. */
    TRAIN_AND_VALIDATION
  }

  public SplitSpec {
    folds.ifPresent(SplitSpec::checkFolds);
    if (folds.isPresent()) {
      requireOnlyFolds(from, validationFraction.isPresent() || validationCount.isPresent());
    } else if (from == Source.VALIDATION) {
      checkWhole(validationFraction, validationCount);
    } else if (validationFraction.isPresent() == validationCount.isPresent()) {
      throw InvalidSetting.worded(
          "validation",
          "either a fraction or a count",
          validationCount.isPresent() ? "both" : "neither");
    }
    validationFraction.ifPresent(SplitSpec::checkFraction);
    validationCount.ifPresent(count -> checkCount("validation.count", count));
    trainCount.ifPresent(count -> checkCount("train.count", count));
  }

  /** A division without folds. */
  public SplitSpec(
      Source from,
      OptionalDouble validationFraction,
      OptionalInt validationCount,
      OptionalInt trainCount) {
    this(from, validationFraction, validationCount, trainCount, OptionalInt.empty());
  }

  /** Every example that is not for the test is in the validation set of exactly one fold. */
  public static SplitSpec folds(int count) {
    return new SplitSpec(
        Source.TRAIN,
        OptionalDouble.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.of(count));
  }

  public static SplitSpec fraction(double fraction) {
    return new SplitSpec(
        Source.TRAIN, OptionalDouble.of(fraction), OptionalInt.empty(), OptionalInt.empty());
  }

  public static SplitSpec count(int count) {
    return new SplitSpec(
        Source.TRAIN, OptionalDouble.empty(), OptionalInt.of(count), OptionalInt.empty());
  }

  /** The validation images that the data set itself sets apart. */
  public static SplitSpec own() {
    return new SplitSpec(
        Source.VALIDATION, OptionalDouble.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  /** Whether all seeds share the validation images; otherwise each draws its own. */
  public boolean fixed() {
    return from == Source.TEST || from == Source.VALIDATION;
  }

  /** The same division, with the validation examples taken from another part. */
  public SplitSpec from(Source part) {
    return new SplitSpec(part, validationFraction, validationCount, trainCount, folds);
  }

  /** The same division, with only so many training examples kept. */
  public SplitSpec keepingTrain(int count) {
    return new SplitSpec(from, validationFraction, validationCount, OptionalInt.of(count), folds);
  }

  private static void requireOnlyFolds(Source from, boolean validation) {
    if (validation || from != Source.TRAIN) {
      throw new InvalidSetting(
          "validation", "Each fold has its own validation images; leave out validation.");
    }
  }

  private static void checkFolds(int count) {
    if (count < FEWEST_FOLDS) {
      throw InvalidSetting.of("folds", "a whole number of at least " + FEWEST_FOLDS, count);
    }
  }

  private static void checkWhole(OptionalDouble fraction, OptionalInt count) {
    if (fraction.isPresent() || count.isPresent()) {
      throw InvalidSetting.worded(
          "validation",
          "neither fraction nor count with from: validation, which takes all of that part",
          count.isPresent() ? "count" : "fraction");
    }
  }

  private static void checkFraction(double fraction) {
    if (!(fraction > 0 && fraction < 1)) {
      throw InvalidSetting.of("validation.fraction", "a number above 0 and below 1", fraction);
    }
  }

  private static void checkCount(String name, int count) {
    if (count < 1) {
      throw InvalidSetting.of(name, "a whole number of at least 1", count);
    }
  }
}
