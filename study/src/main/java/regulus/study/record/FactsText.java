package regulus.study.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import regulus.learning.Shape;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.Parts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Facts as one JSON object in one column. */
final class FactsText {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FactsText() {}

  static String write(Map<String, String> facts) {
    return JSON.writeValueAsString(facts);
  }

  static String write(DatasetInfo data) {
    return JSON.writeValueAsString(
        Map.of(
            "name", data.name(),
            "shape", data.shape().dimensions(),
            "classes", data.classes(),
            "train", data.trainCount(),
            "validation", data.validationCount(),
            "test", data.testCount()));
  }

  static DatasetInfo readData(String text) {
    JsonNode tree = JSON.readTree(text);
    return new DatasetInfo(
        tree.path("name").asString(),
        new Shape(elements(tree.path("shape"), JsonNode::asInt)),
        elements(tree.path("classes"), JsonNode::asString),
        new Parts(
            tree.path("train").asInt(),
            tree.path("validation").asInt(0),
            tree.path("test").asInt()));
  }

  private static <T> List<T> elements(JsonNode array, Function<JsonNode, T> element) {
    List<T> elements = new ArrayList<>();
    array.forEach(node -> elements.add(element.apply(node)));
    return elements;
  }

  static Map<String, String> read(String text) {
    Map<String, String> facts = new LinkedHashMap<>();
    JsonNode tree = JSON.readTree(text);
    tree.forEachEntry((name, value) -> facts.put(name, value.asString()));
    return facts;
  }
}
