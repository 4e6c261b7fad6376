package regulus.learning.keras;

import java.util.List;
import java.util.Optional;
import regulus.learning.data.Pixels;
import regulus.learning.training.OutputMeaning;

/**
 * What the numbers of a network stand for, which Keras does not keep; Regulus writes it into the
 * file's metadata, where Keras leaves it alone.
 *
 * @param classes of the outputs, in order
 * @param pixels how bytes become what the network is fed
 * @param outputs whether the numbers it ends in are probabilities, if that is said
 */
public record Meaning(List<String> classes, Pixels pixels, Optional<OutputMeaning> outputs) {
  public Meaning {
    classes = List.copyOf(classes);
  }
}
