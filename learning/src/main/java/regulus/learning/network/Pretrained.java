package regulus.learning.network;

import java.util.List;

/**
 * Layers of a sub-network that begin with stored weights instead of drawn ones. It holds the
 * content of the file, not its place, so that it identifies what is computed.
 *
 * @param within the sub-network that the weights are of; empty for the network itself
 * @param sha256 of the file, hexadecimal
 * @param layers those that begin so, by their names in the sub-network
 */
public record Pretrained(String within, String sha256, List<String> layers) {
  public Pretrained {
    layers = List.copyOf(layers);
  }

  /** What a layer of it is called in the whole network. */
  String full(String layer) {
    return within.isEmpty() ? layer : within + NetworkSpec.WITHIN + layer;
  }
}
