package regulus.learning.data;

import java.util.List;
import regulus.learning.Shape;

/**
 * What can be known of a data set without decoding it.
 *
 * @param name as the study names it
 * @param shape height × width × channels of every image
 * @param classes names by index
 * @param trainCount images that training and validation are drawn from
 * @param testCount images of the test set; 0 if there is none
 */
public record DatasetInfo(
    String name, Shape shape, List<String> classes, int trainCount, int testCount) {
  public DatasetInfo {
    classes = List.copyOf(classes);
    if (trainCount < 1 || testCount < 0) {
      throw new IllegalArgumentException(
          "A data set needs training images: " + trainCount + ", " + testCount);
    }
  }
}
