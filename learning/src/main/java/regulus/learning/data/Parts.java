package regulus.learning.data;

/**
 * How many images a data set comes with, part by part; in its pool they follow one another in this
 * order.
 *
 * @param train images that are trained on, and that validation images may be drawn from
 * @param validation images that the data set itself sets apart for choosing; 0 if it leaves that to
 *     the study
 * @param test images of the test set; 0 if there is none
 */
public record Parts(int train, int validation, int test) {
  public Parts {
    if (train < 1 || validation < 0 || test < 0) {
      throw new IllegalArgumentException(
          "A data set needs training images: " + train + ", " + validation + ", " + test);
    }
  }

  /** Without validation images of its own. */
  public static Parts of(int train, int test) {
    return new Parts(train, 0, test);
  }

  /** Where the test images begin in the pool. */
  public int firstTest() {
    return train + validation;
  }

  /** Of all parts. */
  public int total() {
    return Math.addExact(firstTest(), test);
  }
}
