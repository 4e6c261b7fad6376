package regulus.learning.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A data set in memory. All images lie in one pool, so that a selection can join images that came
 * from different parts.
 *
 * @param name as the study names it
 * @param classes names by index
 * @param examples the images for training and validation, then the test images
 * @param trainCount how many of the examples are not test images
 * @param fingerprint SHA-256 over the decoded pixels and labels, hexadecimal: the identity of the
 *     data in a trial's identity
 */
public record Dataset(
    String name, List<String> classes, Examples examples, int trainCount, String fingerprint) {
  public Dataset {
    classes = List.copyOf(classes);
    if (trainCount < 1 || trainCount > examples.count()) {
      throw new IllegalArgumentException(
          trainCount + " training images of " + examples.count() + " images.");
    }
  }

  /** What training and validation are drawn from. */
  public Selection train() {
    return new Selection(examples, IntStream.range(0, trainCount).toArray());
  }

  /** Opened once; may be empty. */
  public Selection test() {
    return new Selection(examples, IntStream.range(trainCount, examples.count()).toArray());
  }

  public DatasetInfo info() {
    return new DatasetInfo(
        name, examples.shape(), classes, trainCount, examples.count() - trainCount);
  }
}
