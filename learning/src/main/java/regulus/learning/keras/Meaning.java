package regulus.learning.keras;

import java.util.List;
import regulus.learning.data.Pixels;

/**
 * What the numbers of a network stand for, which Keras does not keep; Regulus writes it into the
 * file's metadata, where Keras leaves it alone.
 *
 * @param classes of the outputs, in order
 * @param pixels how bytes become what the network is fed
 */
public record Meaning(List<String> classes, Pixels pixels) {
  public Meaning {
    classes = List.copyOf(classes);
  }
}
