package regulus.learning.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import regulus.learning.network.NetworkSpec;
import tools.jackson.databind.JsonNode;

/**
 * The order in which HDF5 files keep the weights of a layer, or of a model that stands as one: what
 * is trained comes first. With models in models, Keras 2 and 3 understand that differently.
 *
 * @param former whether Keras 2 or older wrote the file
 * @param variables of each layer, by its full name
 */
record LegacyOrder(boolean former, Map<String, List<Variable>> variables) {
  /**
   * A weight.
   *
   * @param place where a {@code .keras} file has it
   * @param name local to its layer
   * @param trained whether the layer, as long as it is not frozen, trains it
   */
  record Variable(String place, String name, boolean trained) {}

  /** A variable, and whether its layer is frozen. */
  private record Held(Variable variable, boolean frozen) {
    boolean trained() {
      return variable.trained() && !frozen;
    }
  }

  private record Halves(List<Variable> trained, List<Variable> rest) {}

  LegacyOrder {
    variables = Map.copyOf(variables);
  }

  /** The variables of a layer of the outermost model. */
  List<Variable> of(JsonNode layer) {
    if (former) {
      Halves halves = halves(layer, "");
      return both(halves.trained(), halves.rest());
    }
    List<Held> held = held(layer, "");
    List<Variable> inOrder = held.stream().map(Held::variable).toList();
    return frozen(layer)
        ? inOrder
        : both(
            held.stream().filter(Held::trained).map(Held::variable).toList(),
            held.stream().filter(it -> !it.trained()).map(Held::variable).toList());
  }

  /** Keras 2: each model sorts what the models in it have sorted. */
  private Halves halves(JsonNode layer, String prefix) {
    String name = prefix + name(layer);
    if (!NetworkReader.isModel(layer)) {
      List<Variable> own = own(name);
      return frozen(layer)
          ? new Halves(List.of(), own)
          : new Halves(
              own.stream().filter(Variable::trained).toList(),
              own.stream().filter(it -> !it.trained()).toList());
    }
    List<Halves> inside =
        inside(layer).stream().map(it -> halves(it, name + NetworkSpec.WITHIN)).toList();
    List<Variable> trained = inside.stream().flatMap(it -> it.trained().stream()).toList();
    List<Variable> rest = inside.stream().flatMap(it -> it.rest().stream()).toList();
    return frozen(layer) ? new Halves(List.of(), both(trained, rest)) : new Halves(trained, rest);
  }

  /** Keras 3: the outermost model sorts once what all layers have. */
  private List<Held> held(JsonNode layer, String prefix) {
    String name = prefix + name(layer);
    if (NetworkReader.isModel(layer)) {
      return inside(layer).stream()
          .flatMap(it -> held(it, name + NetworkSpec.WITHIN).stream())
          .toList();
    }
    return own(name).stream().map(it -> new Held(it, frozen(layer))).toList();
  }

  private List<Variable> own(String name) {
    return variables.getOrDefault(name, List.of());
  }

  private static List<JsonNode> inside(JsonNode model) {
    return new ArrayList<>(JsonFacts.elements(model.path("config").path("layers")));
  }

  private static boolean frozen(JsonNode layer) {
    return !JsonFacts.flag(layer.path("config").path("trainable"), true);
  }

  static String name(JsonNode layer) {
    return JsonFacts.text(layer.path("config"), "name").orElse("");
  }

  private static List<Variable> both(List<Variable> first, List<Variable> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
