package regulus.learning.data;

import java.util.List;
import java.util.Optional;
import regulus.learning.Shape;

/**
 * What can be known of a data set without decoding it.
 *
 * @param name as the study names it
 * @param shape height × width × channels of every image
 * @param classes names by index
 * @param parts how many images it has
 */
public record DatasetInfo(String name, Shape shape, List<String> classes, Parts parts) {
  public DatasetInfo {
    classes = List.copyOf(classes);
  }

  /** Without validation images of its own. */
  public DatasetInfo(
      String name, Shape shape, List<String> classes, int trainCount, int testCount) {
    this(name, shape, classes, Parts.of(trainCount, testCount));
  }

  /** Of two classes the one whose probability a single output is: the second. */
  public Optional<String> positive() {
    return classes.size() == 2 ? Optional.of(classes.get(1)) : Optional.empty();
  }

  public int trainCount() {
    return parts.train();
  }

  public int validationCount() {
    return parts.validation();
  }

  public int testCount() {
    return parts.test();
  }
}
