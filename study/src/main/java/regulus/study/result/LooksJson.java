package regulus.study.result;

import regulus.statistics.Comparison;
import regulus.statistics.Comparison.Looked;
import regulus.study.Looking;
import regulus.study.Looking.Look;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The looks of a study that is run until it is decided, in {@code results.json}. */
final class LooksJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private LooksJson() {}

  static ObjectNode of(Looking looking) {
    ObjectNode json = NODES.objectNode();
    json.put("most_seeds", looking.plan().most());
    ArrayNode planned = json.putArray("planned");
    looking.plan().looks().seeds().forEach(planned::add);
    ArrayNode looks = json.putArray("looks");
    looking.taken().forEach(look -> looks.add(look(look)));
    return json;
  }

  private static ObjectNode look(Look look) {
    ObjectNode json = NODES.objectNode();
    json.put("seeds", look.seeds());
    ArrayNode tested = json.putArray("tested");
    look.tested().forEach(comparison -> tested.add(tested(comparison)));
    return json;
  }

  private static ObjectNode tested(Comparison comparison) {
    ObjectNode json = NODES.objectNode();
    json.put("variant", comparison.variant());
    json.set("p_value", ResultsJson.number(comparison.pValue()));
    json.set("level", ResultsJson.number(comparison.looked().map(Looked::level)));
    json.set("p_adjusted", ResultsJson.number(comparison.pAdjusted()));
    json.put("verdict", ResultsJson.word(comparison.verdict()));
    return json;
  }
}
