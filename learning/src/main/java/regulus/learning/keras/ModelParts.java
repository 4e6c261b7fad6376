package regulus.learning.keras;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A model of a file, not yet understood. Belongs to who opened it.
 *
 * @param config the network, as a {@code .keras} file says it
 * @param meaning if the file says it
 * @param weights by the places of a {@code .keras} file
 * @param file which they are read from
 */
record ModelParts(
    JsonNode config, Optional<Meaning> meaning, WeightArrays weights, WeightGroups file)
    implements AutoCloseable {
  @Override
  public void close() {
    file.close();
  }
}
