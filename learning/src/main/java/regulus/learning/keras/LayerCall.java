package regulus.learning.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import regulus.learning.data.InvalidData;
import tools.jackson.databind.JsonNode;

/**
 * How a layer of a functional model is called: {@code features(x, training=False)}.
 *
 * @param sources the names of the layers that it takes
 * @param inference whether it is told not to train
 */
record LayerCall(List<String> sources, boolean inference) {
  static final String TRAINING = "training";

  /** Do nothing by default: files say training=False of those that were called without a word. */
  private static final Set<String> IDLE =
      Set.of(
          "AlphaDropout",
          "Dropout",
          "GaussianDropout",
          "GaussianNoise",
          "SpatialDropout1D",
          "SpatialDropout2D",
          "SpatialDropout3D");

  /** By default these do what their caller does; what changes images trains by default. */
  private static final Set<String> LED =
      Set.of("BatchNormalization", "Functional", "Model", "MultiHeadAttention", "Sequential");

  /** As the layers of a Sequential model are called. */
  static LayerCall after(Optional<String> before) {
    return new LayerCall(before.stream().toList(), false);
  }

  /**
   * @throws InvalidData if it is called several times, or otherwise than can be said here
   */
  static LayerCall of(JsonNode layer, String name) {
    List<JsonNode> nodes = JsonFacts.elements(layer.path("inbound_nodes"));
    if (nodes.size() != 1) {
      throw new InvalidData(
          "the layer '%s' is used %d times; layers that are used once are read."
              .formatted(name, nodes.size()));
    }
    List<String> sources = new ArrayList<>();
    tensors(nodes.get(0).path("args"), name, sources);
    int positional = sources.size();
    JsonNode named = nodes.get(0).path("kwargs");
    tensors(named, name, sources);
    String type = JsonFacts.text(layer, "class_name").orElse("");
    boolean nameable = type.equals("MultiHeadAttention");
    if (sources.isEmpty() || (sources.size() > positional && !nameable)) {
      throw new InvalidData("it cannot be read what the layer '" + name + "' takes.");
    }
    named.forEachEntry((key, value) -> requireUsual(name, type, key, value));
    boolean told = !JsonFacts.flag(named.path(TRAINING), true);
    return new LayerCall(sources, told && !IDLE.contains(type));
  }

  private static void requireUsual(String name, String type, String key, JsonNode value) {
    boolean matters = !key.equals(TRAINING) || IDLE.contains(type) || LED.contains(type);
    if (matters && JsonFacts.flag(value, false)) {
      throw new InvalidData(
          "the layer '%s' is called with %s=True, which is not known here.".formatted(name, key));
    }
  }

  private static void tensors(JsonNode node, String name, List<String> sources) {
    List<JsonNode> history = JsonFacts.elements(node.path("config").path("keras_history"));
    if (history.size() == 3 && history.get(0).isString()) {
      if (history.get(2).asInt(0) != 0) {
        throw new InvalidData(
            "the layer '%s' takes the second or a later output of '%s'; models with one are read."
                .formatted(name, history.get(0).stringValue()));
      }
      sources.add(history.get(0).stringValue());
    } else {
      node.forEach(inside -> tensors(inside, name, sources));
    }
  }
}
