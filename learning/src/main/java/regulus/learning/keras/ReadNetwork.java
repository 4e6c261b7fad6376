package regulus.learning.keras;

import java.util.Map;
import regulus.learning.network.NetworkSpec;

/**
 * A network as a {@code config.json} says it.
 *
 * @param places where Keras keeps each layer's weights, by the layer's name
 */
record ReadNetwork(String name, NetworkSpec spec, Map<String, String> places, KerasForm form) {
  ReadNetwork {
    places = Map.copyOf(places);
  }
}
