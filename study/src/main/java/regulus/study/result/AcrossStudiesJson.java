package regulus.study.result;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A comparison across studies for programs; its comparisons have the form of results.json. */
public final class AcrossStudiesJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AcrossStudiesJson() {}

  public static JsonNode of(AcrossStudies across) {
    ObjectNode json = NODES.objectNode();
    json.put("dataset", across.baseline().study().facts().data().name());
    json.put("metric", across.choice().by());
    json.put("baseline", across.name(across.baseline()));
    json.set("margin", number(across.margin()));
    json.put("corrected_for", across.counted());
    ArrayNode networks = json.putArray("networks");
    across.contenders().forEach(contender -> networks.add(network(across, contender)));
    ArrayNode comparisons = json.putArray("comparisons");
    across.comparisons().forEach(it -> comparisons.add(ResultsJson.comparison(it)));
    return json;
  }

  private static @Nullable JsonNode first(OptionalInt seeds) {
    return seeds.isPresent() ? NODES.numberNode(seeds.getAsInt()) : null;
  }

  private static @Nullable JsonNode number(OptionalDouble value) {
    return value.isPresent() ? ResultsJson.number(value.getAsDouble()) : null;
  }

  private static ObjectNode network(AcrossStudies across, Contender contender) {
    ObjectNode json = NODES.objectNode();
    json.put("name", across.name(contender));
    json.put("study", contender.study().result().study().name());
    json.put("run", contender.study().name());
    json.put("variant", contender.variant());
    json.set(
        "chosen_from", contender.chosen() ? NODES.numberNode(contender.candidates().size()) : null);
    json.set("first_seeds", first(contender.study().comparedSeeds()));
    json.set("summary", contender.summary().map(ResultsJson::summary).orElse(null));
    return json;
  }
}
