package regulus.study.record;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names and values as one JSON object in one column. */
final class FactsText {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FactsText() {}

  static String write(Map<String, String> facts) {
    return JSON.writeValueAsString(facts);
  }

  static Map<String, String> read(String text) {
    Map<String, String> facts = new LinkedHashMap<>();
    JsonNode tree = JSON.readTree(text);
    tree.forEachEntry((name, value) -> facts.put(name, value.asString()));
    return facts;
  }
}
