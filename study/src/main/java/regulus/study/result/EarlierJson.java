package regulus.study.result;

import java.util.OptionalDouble;
import regulus.study.Earlier;
import regulus.study.Seen;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was seen of a study's comparisons before, in {@code results.json}. */
final class EarlierJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private EarlierJson() {}

  static ObjectNode of(Earlier earlier) {
    ObjectNode json = NODES.objectNode();
    ArrayNode seen = json.putArray("compared");
    earlier.others().forEach(it -> seen.add(seen(it)));
    ArrayNode sentences = json.putArray("sentences");
    earlier.sentences().forEach(sentences::add);
    return json;
  }

  private static ObjectNode seen(Seen seen) {
    ObjectNode json = NODES.objectNode();
    ArrayNode seeds = json.putArray("seeds");
    seen.seeds().forEach(seeds::add);
    ArrayNode variants = json.putArray("variants");
    seen.variants().keySet().forEach(variants::add);
    OptionalDouble margin = seen.margin();
    json.set("margin", margin.isPresent() ? ResultsJson.number(margin.getAsDouble()) : null);
    json.put("figure", seen.figure());
    seen.division().ifPresent(division -> json.put("division", division));
    return json;
  }
}
