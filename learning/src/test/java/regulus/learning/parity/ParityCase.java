package regulus.learning.parity;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import regulus.learning.Shape;
import regulus.learning.layer.Layers;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.storage.StoredArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One thing that Keras was asked, and what it answered.
 *
 * @param kind of the registry, such as {@code conv2d}
 * @param name unique within its fixture
 * @param facts the case's JSON object
 * @param arrays by their names without the case's
 */
record ParityCase(String kind, String name, JsonNode facts, Map<String, StoredArray> arrays) {

  /** The settings as a study file would write them. */
  Map<String, Object> settings() {
    return plainMap(facts.get("settings"));
  }

  /** What makes this case's member of its family: {@code {conv2d: {filters: 4, …}}}. */
  Map<String, Object> plain() {
    return Map.of(kind, settings());
  }

  float[] floats(String array) {
    return ((StoredArray.Floats) array(array)).values();
  }

  int[] ints(String array) {
    return ((StoredArray.Ints) array(array)).values();
  }

  List<Integer> shape(String array) {
    return array(array).shape();
  }

  boolean has(String array) {
    return arrays.containsKey(array);
  }

  /** The network that is described by the case's layers. */
  NetworkSpec network() {
    return new NetworkSpec(
        Shape.of(wholes("input_shape")),
        elements("layers").stream().map(ParityCase::layer).toList());
  }

  private static NamedLayer layer(JsonNode node) {
    return new NamedLayer(
        node.get("name").asString(),
        Layers.ALL.create(plain(node.get("layer"))),
        node.path("inputs").valueStream().map(JsonNode::asString).toList(),
        !node.path("trainable").asBoolean(true),
        !node.path("training").asBoolean(true));
  }

  double number(String fact) {
    return facts.get(fact).asDouble();
  }

  int whole(String fact) {
    return facts.get(fact).asInt();
  }

  boolean flag(String fact) {
    return facts.get(fact).asBoolean();
  }

  String text(String fact) {
    return facts.get(fact).asString();
  }

  double[] numbers(String fact) {
    return elements(fact).stream().mapToDouble(JsonNode::asDouble).toArray();
  }

  int[] wholes(String fact) {
    return elements(fact).stream().mapToInt(JsonNode::asInt).toArray();
  }

  List<String> words(String fact) {
    return elements(fact).stream().map(JsonNode::asString).toList();
  }

  List<JsonNode> elements(String fact) {
    return facts.get(fact).valueStream().toList();
  }

  /** A JSON object of numbers; empty if there is none. */
  Map<String, Double> numbersByName(String fact) {
    JsonNode object = facts.get(fact);
    return object == null
        ? Map.of()
        : object.properties().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asDouble()));
  }

  /** A JSON object of arrays of numbers. */
  Map<String, List<Double>> seriesByName(String fact) {
    return facts.get(fact).properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> entry.getValue().valueStream().map(JsonNode::asDouble).toList()));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> plainMap(JsonNode node) {
    return (Map<String, Object>) JsonMapper.shared().treeToValue(node, Map.class);
  }

  static Object plain(JsonNode node) {
    return JsonMapper.shared().treeToValue(node, Object.class);
  }

  /** The arrays below a name such as {@code weights}, without that name. */
  Map<String, StoredArray> below(String name) {
    String start = name + "/";
    return arrays.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(start))
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().substring(start.length()), Map.Entry::getValue));
  }

  private StoredArray array(String array) {
    return Objects.requireNonNull(arrays.get(array), () -> name + " has no array " + array);
  }

  @Override
  public String toString() {
    return kind + " " + name;
  }
}
