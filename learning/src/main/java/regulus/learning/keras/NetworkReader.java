package regulus.learning.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import regulus.learning.Shape;
import regulus.learning.data.InvalidData;
import regulus.learning.network.Layer;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import tools.jackson.databind.JsonNode;

/**
 * Reads a {@code config.json}. Mutable: it collects layers and the places of their weights while it
 * walks through models within models. Messages need the file's name in front.
 */
final class NetworkReader {
  private static final String SEQUENTIAL = "Sequential";
  private static final Set<String> MODELS = Set.of(SEQUENTIAL, "Functional", "Model");
  private static final String INPUT_LAYER = "InputLayer";
  private static final int MOST_MODELS = 16;

  /** Stands for a size that is left open; what most published networks were made for. */
  private static final int ANY_SIZE = 224;

  private static final int MOST_LAYERS = 20_000;

  private final WeightArrays weights;
  private final Map<String, String> places = new HashMap<>();
  private final Map<String, KerasForm.Model> models = new HashMap<>();
  private final Set<String> adapted = new HashSet<>();
  private final Set<Integer> open = new HashSet<>();
  private Optional<Shape> input = Optional.empty();
  private int layers;

  private NetworkReader(WeightArrays weights) {
    this.weights = weights;
  }

  /**
   * @param weights what layers that hold numbers among their settings may look into
   * @throws InvalidData if there is something that Regulus does not have, by the layer's name
   */
  static ReadNetwork read(JsonNode json, WeightArrays weights) {
    if (!isModel(json)) {
      throw new InvalidData(
          "its network is of the class %s; Sequential and Functional models are read."
              .formatted(JsonFacts.text(json, "class_name").orElse("(none)")));
    }
    NetworkReader reader = new NetworkReader(weights);
    List<NamedLayer> layers = reader.model(json, new Place("", ""), NetworkSpec.INPUT, 1);
    Shape input =
        reader.input.orElseThrow(
            () -> new InvalidData("its network does not say what shape it is fed."));
    String name = JsonFacts.text(json.path("config"), "name").orElse("model");
    if (layers.isEmpty()) {
      throw new InvalidData("its network has no layers.");
    }
    KerasForm form = new KerasForm(reader.models, reader.adapted, reader.open);
    return new ReadNetwork(name, new NetworkSpec(input, layers), reader.places, form);
  }

  /**
   * Where a model stands.
   *
   * @param prefix of its layers' names
   * @param stored what comes before the names that Keras stores its layers' weights under
   */
  private record Place(String prefix, String stored) {
    Place within(String name, String storedName) {
      return new Place(prefix + name + NetworkSpec.WITHIN, stored(storedName) + "/");
    }

    String stored(String name) {
      return stored + "layers/" + name;
    }
  }

  static boolean isSequential(JsonNode json) {
    return JsonFacts.text(json, "class_name").filter(SEQUENTIAL::equals).isPresent();
  }

  static boolean isModel(JsonNode json) {
    return JsonFacts.text(json, "class_name").filter(MODELS::contains).isPresent();
  }

  /**
   * @param fed the full name of what the model takes
   * @return its layers, the last of which is its output
   */
  private List<NamedLayer> model(JsonNode json, Place place, String fed, int depth) {
    if (depth > MOST_MODELS) {
      throw new InvalidData("its models lie within models more than " + MOST_MODELS + " deep.");
    }
    boolean sequential = isSequential(json);
    Map<String, Integer> taken = new HashMap<>();
    Map<String, Block> blocks = new LinkedHashMap<>();
    Optional<String> before = Optional.empty();
    for (JsonNode layer : JsonFacts.elements(json.path("config").path("layers"))) {
      if (++layers > MOST_LAYERS) {
        throw new InvalidData("its network has more than " + MOST_LAYERS + " layers.");
      }
      String type = JsonFacts.text(layer, "class_name").orElse("");
      String name = name(layer);
      if (type.equals(INPUT_LAYER)) {
        requireOnly(blocks, name);
        input(layer, depth);
        models.put(place.prefix(), new KerasForm.Model(sequential, name));
        if (!sequential) {
          stored(type, taken);
          blocks.put(name, new Block(List.of(), fed, List.of()));
        }
        continue;
      }
      LayerCall call = sequential ? LayerCall.after(before) : LayerCall.of(layer, name);
      List<String> sources = call.sources();
      List<String> inputs = sources.isEmpty() ? List.of(fed) : outputs(blocks, sources, name);
      List<NamedLayer> read = block(layer, name, place, stored(type, taken), inputs, depth);
      List<NamedLayer> made =
          call.inference() ? read.stream().map(it -> it.inferring(true)).toList() : read;
      String output = made.isEmpty() ? inputs.get(0) : made.get(made.size() - 1).name();
      if (blocks.put(name, new Block(made, output, sources)) != null) {
        throw new InvalidData("two layers are named '" + name + "'.");
      }
      before = Optional.of(name);
    }
    return needed(blocks, sequential ? before : Optional.of(output(json)));
  }

  /**
   * A layer, or a model that stands as one.
   *
   * @param output the full name of what it gives
   * @param sources the names of what it takes, in its own model
   */
  private record Block(List<NamedLayer> layers, String output, List<String> sources) {}

  private List<NamedLayer> block(
      JsonNode json, String name, Place place, String stored, List<String> inputs, int depth) {
    boolean frozen = !JsonFacts.flag(json.path("config").path("trainable"), true);
    if (isModel(json)) {
      if (inputs.size() != 1) {
        throw new InvalidData("the model '" + name + "' takes several layers; one is read.");
      }
      List<NamedLayer> inside = model(json, place.within(name, stored), inputs.get(0), depth + 1);
      return frozen ? inside.stream().map(it -> it.held(true)).toList() : inside;
    }
    String full = place.prefix() + name;
    places.put(full, place.stored(stored));
    LayerReader reader = new LayerReader(json, name, weights, place.stored(stored));
    Layer layer = reader.layer();
    if (reader.adapted()) {
      adapted.add(full);
    }
    return List.of(new NamedLayer(full, layer, taken(layer, name, inputs), frozen));
  }

  /** A layer that is given its input several times takes it once. */
  private static List<String> taken(Layer layer, String name, List<String> inputs) {
    List<String> different = inputs.stream().distinct().toList();
    if (layer.arguments() > 1 && different.size() > 1) {
      throw new InvalidData(
          "the layer '%s' attends to another layer's output; attention to its own input is read."
              .formatted(name));
    }
    return layer.arguments() > 1 ? different : inputs;
  }

  /** Those that the output is computed from, in their order. */
  private static List<NamedLayer> needed(Map<String, Block> blocks, Optional<String> output) {
    Set<String> needed = new HashSet<>();
    List<String> open = new ArrayList<>(output.stream().toList());
    while (!open.isEmpty()) {
      String name = open.remove(open.size() - 1);
      Block block = blocks.get(name);
      if (block == null) {
        throw new InvalidData("its output is a layer '" + name + "' that it does not have.");
      }
      if (needed.add(name)) {
        open.addAll(block.sources());
      }
    }
    return blocks.entrySet().stream()
        .filter(block -> needed.contains(block.getKey()))
        .flatMap(block -> block.getValue().layers().stream())
        .toList();
  }

  private static List<String> outputs(
      Map<String, Block> blocks, List<String> sources, String name) {
    List<String> outputs = new ArrayList<>();
    for (String source : sources) {
      Block block = blocks.get(source);
      if (block == null) {
        throw new InvalidData(
            "the layer '%s' takes '%s', which does not come before it.".formatted(name, source));
      }
      outputs.add(block.output());
    }
    return outputs;
  }

  private static void requireOnly(Map<String, Block> blocks, String name) {
    if (!blocks.isEmpty()) {
      throw new InvalidData("its network has a second input, '" + name + "'; one is read.");
    }
  }

  private void input(JsonNode layer, int depth) {
    if (depth > 1) {
      return;
    }
    JsonNode shape = layer.path("config").path("batch_shape");
    List<JsonNode> given = JsonFacts.elements(shape).stream().skip(1).toList();
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      boolean any = given.get(i).isNull() && i < given.size() - 1;
      if (any) {
        open.add(i);
      }
      OptionalInt size = any ? OptionalInt.of(ANY_SIZE) : JsonFacts.size(given.get(i));
      sizes.add(
          size.orElseThrow(
              () ->
                  new InvalidData(
                      "its input has the shape %s; only height and width may be left open."
                          .formatted(shape))));
    }
    if (sizes.isEmpty()) {
      throw new InvalidData("its input does not say its shape.");
    }
    input = Optional.of(new Shape(sizes));
  }

  private static String output(JsonNode json) {
    JsonNode output = json.path("config").path("output_layers");
    boolean wrapped = output.size() == 1 && (output.isObject() || output.path(0).isArray());
    JsonNode single = wrapped ? output.iterator().next() : output;
    List<JsonNode> tensor = JsonFacts.elements(single);
    return tensor.stream()
        .findFirst()
        .flatMap(JsonFacts::text)
        .orElseThrow(
            () -> new InvalidData("its network has several outputs, or none; one is read."));
  }

  private static String name(JsonNode layer) {
    String name =
        JsonFacts.text(layer.path("config"), "name")
            .orElseThrow(() -> new InvalidData("one of its layers has no name."));
    if (name.contains(NetworkSpec.WITHIN) || name.equals(NetworkSpec.INPUT) || name.isBlank()) {
      throw new InvalidData("a layer cannot be named '" + name + "' here.");
    }
    return name;
  }

  /**
   * Keras stores weights by class and number within its model: {@code conv2d}, {@code conv2d_1}.
   */
  private static String stored(String type, Map<String, Integer> taken) {
    String snake =
        type.replaceAll("\\W+", "")
            .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
            .replaceAll("([a-z])([A-Z])", "$1_$2")
            .toLowerCase(Locale.ROOT);
    int number = taken.merge(snake, 1, Integer::sum) - 1;
    return number == 0 ? snake : snake + "_" + number;
  }
}
