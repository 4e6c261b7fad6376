package regulus.learning.training;

import java.util.List;
import regulus.learning.data.Examples;
import regulus.learning.data.Pixels;

/**
 * What a training is fed from; shared by all trials.
 *
 * @param examples images in memory, as bytes
 * @param pixels how bytes become the numbers that the network is fed
 * @param classes their names, by index
 */
public record Feed(Examples examples, Pixels pixels, List<String> classes) {
  public Feed {
    classes = List.copyOf(classes);
  }
}
