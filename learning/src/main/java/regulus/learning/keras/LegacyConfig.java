package regulus.learning.keras;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import regulus.learning.data.InvalidData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says a network of an HDF5 file as a {@code .keras} file says it, so that there is one reader of
 * layers. What it does not know is left as it is, for that reader to judge.
 *
 * @param former whether Keras 2 or older wrote it
 */
record LegacyConfig(boolean former) {
  private static final String CLASS = "class_name";
  private static final String CONFIG = "config";
  private static final String LAYERS = "layers";
  private static final String MODULE = "module";
  private static final String NODES = "inbound_nodes";
  private static final String INPUT_LAYER = "InputLayer";
  private static final String BATCH_SHAPE = "batch_shape";
  private static final String BATCH_INPUT_SHAPE = "batch_input_shape";

  /** Classes of TensorFlow 1 that were renamed. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "BatchNormalizationV1", "BatchNormalization",
          "BatchNormalizationV2", "BatchNormalization");

  /** How Keras 2 kept what is no layer. */
  private static final Set<String> OPERATIONS =
      Set.of(
          "TFOpLambda",
          "SlicingOpLambda",
          "TensorFlowOpLayer",
          "ClassMethod",
          "InstanceMethod",
          "InstanceProperty");

  /** What says nothing of what is computed. */
  private static final Set<String> SILENT =
      Set.of(BATCH_INPUT_SHAPE, "fused", "rng_type", "query_shape", "key_shape", "value_shape");

  JsonNode model(JsonNode json) {
    if (!(json instanceof ObjectNode given)) {
      return json;
    }
    ObjectNode model = copy(given);
    JsonNode said = json.path(CONFIG);
    ObjectNode config = said instanceof ObjectNode settings ? copy(settings) : empty();
    if (!config.has("name") && json.has("name")) {
      config.set("name", json.path("name"));
    }
    ArrayNode layers = config.putArray(LAYERS);
    fed(json).ifPresent(layers::add);
    inside(json).forEach(layer -> layers.add(layer(layer)));
    model.set(CONFIG, config);
    called(model, LegacyOrder.name(model));
    return model;
  }

  /** Of a model; Keras 2.2 and older wrote those of a Sequential one alone. */
  private static List<JsonNode> inside(JsonNode model) {
    JsonNode config = model.path(CONFIG);
    return JsonFacts.elements(config.isArray() ? config : config.path(LAYERS));
  }

  /** The input of a Sequential model, which Keras 2 left to its first layer to say. */
  private static Optional<JsonNode> fed(JsonNode model) {
    List<JsonNode> layers = inside(model);
    if (!NetworkReader.isSequential(model) || layers.isEmpty() || isInput(layers.get(0))) {
      return Optional.empty();
    }
    ObjectNode input = empty().put(CLASS, INPUT_LAYER);
    input
        .putObject(CONFIG)
        .put("name", LegacyOrder.name(layers.get(0)) + "_input")
        .set(BATCH_SHAPE, shape(model));
    return Optional.of(input);
  }

  private static boolean isInput(JsonNode layer) {
    return JsonFacts.text(layer, CLASS).filter(INPUT_LAYER::equals).isPresent();
  }

  /** What a layer or model is fed, as far as it says so itself. */
  private static JsonNode shape(JsonNode layer) {
    JsonNode config = layer.path(CONFIG);
    JsonNode given = config.path(isInput(layer) ? BATCH_SHAPE : BATCH_INPUT_SHAPE);
    JsonNode former = config.path(BATCH_INPUT_SHAPE);
    if (given.isArray() || former.isArray()) {
      return given.isArray() ? given : former;
    }
    return NetworkReader.isModel(layer) && !inside(layer).isEmpty()
        ? shape(inside(layer).get(0))
        : config.path("build_input_shape");
  }

  private JsonNode layer(JsonNode json) {
    if (!(json instanceof ObjectNode given) || NetworkReader.isModel(json)) {
      return model(json);
    }
    String type = JsonFacts.text(json, CLASS).orElse("");
    String name = LegacyOrder.name(json);
    requireLayer(type, name, json.path(CONFIG));
    ObjectNode layer = copy(given);
    layer.put(CLASS, RENAMED.getOrDefault(type, type));
    if (!layer.has(MODULE)) {
      layer.put(MODULE, isOperation(type, json) ? "keras.src.ops.numpy" : "keras.layers");
    }
    if (type.contains(">")) {
      layer.put("registered_name", type);
    }
    if (json.path(CONFIG) instanceof ObjectNode settings) {
      layer.set(CONFIG, settings(type, name, settings));
    }
    called(layer, name);
    return layer;
  }

  private static void requireLayer(String type, String name, JsonNode config) {
    if (OPERATIONS.contains(type)) {
      throw new InvalidData(
          "'%s' is an operation of TensorFlow (%s) and no layer; say it with a layer."
              .formatted(name, JsonFacts.text(config, "function").orElse(type)));
    }
  }

  /** Of {@code keras.ops}, which Keras 3 does not tell from its layers here: they take a list. */
  private static boolean isOperation(String type, JsonNode json) {
    return json.path(NODES).path(0).path("args").size() > 1 && !type.equals("MultiHeadAttention");
  }

  private ObjectNode settings(String type, String name, ObjectNode given) {
    ObjectNode settings = empty();
    given.forEachEntry(
        (key, value) -> {
          if (key.equals(BATCH_INPUT_SHAPE) && type.equals(INPUT_LAYER)) {
            settings.set(BATCH_SHAPE, value);
          } else if (key.equals("alpha") && type.equals("LeakyReLU")) {
            settings.set("negative_slope", value);
          } else if (key.equals("axis") && type.startsWith("BatchNormalization")) {
            settings.set(key, value.size() == 1 ? value.path(0) : value);
          } else if (!SILENT.contains(key) && !isWhole(key, value)) {
            settings.set(key, value(key, name, value));
          }
        });
    return settings;
  }

  /** Whether it says that a convolution is not in groups, which some cannot be. */
  private static boolean isWhole(String key, JsonNode value) {
    return key.equals("groups") && value.isInt() && value.intValue() == 1;
  }

  private JsonNode value(String key, String name, JsonNode value) {
    if (key.equals("activation")) {
      return activation(name, value);
    }
    JsonNode distribution = value.path(CONFIG).path("distribution");
    if (key.endsWith("_initializer")
        && JsonFacts.text(distribution).filter("normal"::equals).isPresent()) {
      ObjectNode changed = (ObjectNode) value.deepCopy();
      changed.withObject(CONFIG).put("distribution", "truncated_normal");
      return changed;
    }
    return value;
  }

  /** A function, or a layer in its place. */
  private JsonNode activation(String name, JsonNode value) {
    String function = JsonFacts.text(value).or(() -> JsonFacts.text(value, CLASS)).orElse("");
    if (former && function.equals("hard_sigmoid")) {
      throw new InvalidData(
          "the layer '%s' has the hard_sigmoid of Keras 2, 0.2·x + 0.5 from 0 to 1; Keras 3 and Regulus give that name to another function."
              .formatted(name));
    }
    return value.isObject() && !function.equals("function") ? layer(value) : value;
  }

  /** How it is called, if it is one of a functional model that Keras 2 wrote. */
  private static void called(ObjectNode layer, String name) {
    if (!layer.path(NODES).isArray()) {
      return;
    }
    ArrayNode calls = JsonMapper.shared().createArrayNode();
    layer.path(NODES).forEach(node -> calls.add(node.isArray() ? call(node, name) : node));
    layer.set(NODES, calls);
  }

  /** {@code [[name, node, tensor, {keyword: …}], …]}, or one of these. */
  private static JsonNode call(JsonNode node, String name) {
    ObjectNode call = empty();
    ArrayNode taken = call.putArray("args");
    ObjectNode keywords = call.putObject("kwargs");
    for (JsonNode one : node.path(0).isString() ? List.of(node) : JsonFacts.elements(node)) {
      if (!isTensor(one)) {
        throw new InvalidData("it cannot be read what the layer '" + name + "' takes.");
      }
      taken.add(tensor(one));
      one.path(3).forEachEntry((key, value) -> keywords.set(key, tensors(value)));
    }
    return call;
  }

  private static boolean isTensor(JsonNode node) {
    return node.isArray()
        && node.path(0).isString()
        && node.path(1).isInt()
        && node.path(2).isInt();
  }

  private static JsonNode tensors(JsonNode value) {
    if (!value.isArray() || isTensor(value)) {
      return value.isArray() ? tensor(value) : value;
    }
    ArrayNode tensors = JsonMapper.shared().createArrayNode();
    value.forEach(one -> tensors.add(tensors(one)));
    return tensors;
  }

  private static JsonNode tensor(JsonNode given) {
    ObjectNode tensor = empty().put(CLASS, "__keras_tensor__");
    ArrayNode history = tensor.putObject(CONFIG).putArray("keras_history");
    history.add(given.path(0)).add(given.path(1)).add(given.path(2));
    return tensor;
  }

  private static ObjectNode empty() {
    return JsonMapper.shared().createObjectNode();
  }

  /** With the same values. */
  private static ObjectNode copy(ObjectNode node) {
    ObjectNode copy = empty();
    node.forEachEntry(copy::set);
    return copy;
  }
}
