package regulus.learning.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A data set in memory. All images lie in one pool, so that a selection can join images that came
 * from different parts.
 *
 * @param name as the study names it
 * @param classes names by index
 * @param examples the images, part by part
 * @param parts how many there are of each
 * @param fingerprint SHA-256 over the decoded pixels and labels, hexadecimal: the identity of the
 *     data in a trial's identity
 */
public record Dataset(
    String name, List<String> classes, Examples examples, Parts parts, String fingerprint) {
  public Dataset {
    classes = List.copyOf(classes);
    if (parts.total() != examples.count()) {
      throw new IllegalArgumentException(parts + " of " + examples.count() + " images.");
    }
  }

  /**
   * Without validation images of its own.
   *
   * @param trainCount how many of the examples are not test images
   */
  public Dataset(
      String name, List<String> classes, Examples examples, int trainCount, String fingerprint) {
    this(name, classes, examples, Parts.of(trainCount, examples.count() - trainCount), fingerprint);
  }

  public int trainCount() {
    return parts.train();
  }

  /** What is trained on; without validation images of its own, they are drawn from here. */
  public Selection train() {
    return range(0, parts.train());
  }

  /** What the data set itself sets apart for choosing; may be empty. */
  public Selection validation() {
    return range(parts.train(), parts.firstTest());
  }

  /** Opened once; may be empty. */
  public Selection test() {
    return range(parts.firstTest(), examples.count());
  }

  public DatasetInfo info() {
    return new DatasetInfo(name, examples.shape(), classes, parts);
  }

  private Selection range(int from, int to) {
    return new Selection(examples, IntStream.range(from, to).toArray());
  }
}
