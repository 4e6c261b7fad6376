package regulus.learning.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes one place of a network's JSON into something that nobody would write. */
final class Mutation {
  private static final List<String> STRANGE =
      List.of(
          "null",
          "-1",
          "0",
          "1e308",
          "1e999",
          "1" + "0".repeat(400),
          "\"\"",
          "\"x\"",
          "[]",
          "{}",
          "[null]",
          "true",
          "[[[]]]",
          "-0.5",
          "2147483648",
          "\"../..\"",
          "\"\\u0000\"",
          "[1,2,3,4,5,6,7,8,9]",
          "{\"a\":{}}",
          "{\"config\":{\"value\":{}}}",
          "{\"class_name\":\"__tuple__\",\"items\":null}",
          "{\"a\":1,\"b\":2,\"c\":3,\"d\":4}",
          "{\"class_name\":\"function\",\"config\":{\"class_name\":\"function\"}}",
          "{\"class_name\":\"__keras_tensor__\",\"config\":{}}",
          "[\"a\",0,0]");

  private Mutation() {}

  static JsonNode of(JsonNode tree, SplittableRandom random) {
    ((ObjectNode) tree).remove(List.of("compile_config", "build_config"));
    List<JsonNode> inner = new ArrayList<>();
    collect(tree, inner);
    JsonNode at = inner.get(random.nextInt(inner.size()));
    JsonNode strange = JsonMapper.shared().readTree(STRANGE.get(random.nextInt(STRANGE.size())));
    if (at instanceof ObjectNode object) {
      List<String> names = List.copyOf(object.propertyNames());
      String name = names.get(random.nextInt(names.size()));
      if (random.nextInt(4) == 0) {
        object.remove(name);
      } else {
        object.set(name, strange);
      }
    } else {
      ((ArrayNode) at).set(random.nextInt(at.size()), strange);
    }
    return tree;
  }

  private static void collect(JsonNode node, List<JsonNode> inner) {
    if (node.isContainer() && !node.isEmpty()) {
      inner.add(node);
      node.forEach(child -> collect(child, inner));
    }
  }
}
