package regulus.learning.keras;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import regulus.learning.data.InvalidData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An operation of {@code keras.ops} that stands among the layers of a functional model, such as
 * {@code x + y}: read as the layer that computes the same, where there is one.
 */
record Operation(JsonNode json, String name) {
  private static final Set<String> MERGING =
      Set.of("Add", "Subtract", "Multiply", "Maximum", "Minimum");
  private static final Set<String> ACTIVATIONS = Set.of("Relu", "Relu6", "Sigmoid", "Silu", "Tanh");

  /** Whether it is none of the layers that code of a file could make. */
  static boolean is(JsonNode json) {
    return JsonFacts.text(json, "module").filter(it -> it.startsWith("keras.src.ops.")).isPresent()
        && JsonFacts.text(json, "registered_name").filter(it -> it.contains(">")).isEmpty();
  }

  /**
   * The layer instead of it, as Keras would write it.
   *
   * @throws InvalidData if there is none
   */
  JsonNode layer() {
    JsonNode node = json.path("inbound_nodes").path(0);
    List<JsonNode> taken = JsonFacts.elements(node.path("args"));
    boolean plain = node.path("kwargs").isEmpty() && usual();
    Optional<JsonNode> layer = plain ? layer(taken) : Optional.empty();
    return layer.orElseThrow(
        () ->
            new InvalidData(
                "'%s' is the operation %s of keras.ops, which is not read here; say it with a layer."
                    .formatted(name, type())));
  }

  private Optional<JsonNode> layer(List<JsonNode> taken) {
    if (taken.size() == 1 && ACTIVATIONS.contains(type())) {
      return Optional.of(
          layer("Activation", config -> config.put("activation", type().toLowerCase(Locale.ROOT))));
    }
    if (taken.size() != 2) {
      return Optional.empty();
    }
    int first = rank(taken.get(0));
    int second = rank(taken.get(1));
    if (first > 0 && first == second && MERGING.contains(type())) {
      return Optional.of(layer(type(), config -> {}));
    }
    OptionalDouble number = number(taken.get(first > 0 ? 1 : 0));
    return first + second > 0 && number.isPresent()
        ? scaled(number.getAsDouble(), first > 0)
        : Optional.empty();
  }

  /**
   * @param left whether the number stands at the right
   */
  private Optional<JsonNode> scaled(double number, boolean left) {
    return switch (type()) {
      case "Add" -> Optional.of(rescaling(1, number));
      case "Multiply" -> Optional.of(rescaling(number, 0));
      case "Subtract" -> Optional.of(left ? rescaling(1, -number) : rescaling(-1, number));
      case "Divide", "TrueDivide" ->
          left && number != 0 ? Optional.of(rescaling(1 / number, 0)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private JsonNode rescaling(double scale, double offset) {
    return layer("Rescaling", config -> config.put("scale", scale).put("offset", offset));
  }

  private ObjectNode layer(String type, Consumer<ObjectNode> settings) {
    ObjectNode layer = JsonMapper.shared().createObjectNode();
    layer.put("module", "keras.layers").put("class_name", type);
    settings.accept(layer.putObject("config"));
    return layer;
  }

  /** Whether nothing is set. */
  private boolean usual() {
    return json.path("config").propertyNames().stream().allMatch("name"::equals);
  }

  private String type() {
    return JsonFacts.text(json, "class_name").orElse("(none)");
  }

  /** How many dimensions a layer's output has, the batch among them; 0 of what is none. */
  private static int rank(JsonNode taken) {
    return JsonFacts.elements(taken.path("config").path("shape")).size();
  }

  private static OptionalDouble number(JsonNode taken) {
    return JsonFacts.simple(taken) instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }
}
