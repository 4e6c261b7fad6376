package regulus.learning.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a tree of JSON says that nobody vouches for. Every question has an answer, whatever stands
 * at its place: nothing here throws.
 */
final class JsonFacts {
  private JsonFacts() {}

  static Optional<String> text(JsonNode node, String key) {
    return text(node.path(key));
  }

  static Optional<String> text(JsonNode node) {
    return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
  }

  /** The elements of a list; none of anything else. */
  static List<JsonNode> elements(JsonNode node) {
    List<JsonNode> elements = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(elements::add);
    }
    return elements;
  }

  /** A whole number of at least 1 that is no larger than a size can be. */
  static OptionalInt size(JsonNode node) {
    return node.isInt() && node.intValue() >= 1
        ? OptionalInt.of(node.intValue())
        : OptionalInt.empty();
  }

  /** True where it says so, and false where it says that; else what is usual. */
  static boolean flag(JsonNode node, boolean usual) {
    return node.isBoolean() ? node.booleanValue() : usual;
  }

  /** A text, a number or a truth value; nothing of anything else. */
  static @Nullable Object simple(JsonNode node) {
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isInt() || node.isLong()) {
      return node.longValue();
    }
    if (node.isNumber()) {
      // Not doubleValue(), which refuses what is too large.
      return node.numberValue().doubleValue();
    }
    return node.isString() ? node.stringValue() : null;
  }
}
