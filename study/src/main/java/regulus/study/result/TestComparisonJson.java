package regulus.study.result;

import regulus.statistics.Agreement;
import regulus.statistics.TestComparison;
import regulus.statistics.TestComparison.Evidence;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A comparison of final models in {@code results.json}. */
final class TestComparisonJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TestComparisonJson() {}

  static ObjectNode of(TestComparison comparison) {
    ObjectNode json = NODES.objectNode();
    json.put("variant", comparison.variant());
    json.put("baseline", comparison.baseline());
    json.put("metric", "accuracy");
    json.put("images", comparison.images());
    ArrayNode models = json.putArray("models");
    comparison.models().forEach(pair -> models.add(pair(pair)));
    json.set("difference", ResultsJson.number(comparison.difference()));
    json.set("ci95", ResultsJson.interval(comparison.ci95()));
    json.put("test", comparison.evidence().map(Evidence::test).orElse(null));
    json.set("p_value", ResultsJson.number(comparison.evidence().map(Evidence::pValue)));
    json.set("p_adjusted", ResultsJson.number(comparison.evidence().map(Evidence::pAdjusted)));
    json.put("verdict", ResultsJson.word(comparison.verdict()));
    json.put("about", comparison.ofTheseModels() ? "these-models" : "training-again");
    json.put("sentence", comparison.sentence());
    return json;
  }

  private static ObjectNode pair(Agreement pair) {
    return NODES
        .objectNode()
        .put("both_right", pair.bothRight())
        .put("only_variant_right", pair.onlyVariant())
        .put("only_baseline_right", pair.onlyBaseline())
        .put("both_wrong", pair.bothWrong());
  }
}
