package regulus.learning.data;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a data set is divided; always stratified by class.
 *
 * @param from which part of the data set the validation examples are taken from
 * @param validationFraction of that part; exactly one of fraction and count is present
 * @param validationCount examples, exactly
 * @param trainCount how many training examples are kept, if not all
 */
public record SplitSpec(
    Source from,
    OptionalDouble validationFraction,
    OptionalInt validationCount,
    OptionalInt trainCount) {

  /** The part of the data set that validation examples come from. */
  public enum Source {
    TRAIN,
    TEST
  }

  public static SplitSpec fraction(double fraction) {
    return new SplitSpec(
        Source.TRAIN, OptionalDouble.of(fraction), OptionalInt.empty(), OptionalInt.empty());
  }

  public static SplitSpec count(int count) {
    return new SplitSpec(
        Source.TRAIN, OptionalDouble.empty(), OptionalInt.of(count), OptionalInt.empty());
  }
}
