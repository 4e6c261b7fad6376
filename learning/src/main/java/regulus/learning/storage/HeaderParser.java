package regulus.learning.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import regulus.learning.data.InvalidData;
import regulus.learning.storage.Header.Entry;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a header that nobody vouches for and checks it against the file. Its {@link InvalidData}
 * messages need the file's name in front.
 */
final class HeaderParser {
  private static final int MOST_NESTING = 4;
  private static final int MOST_SHOWN = 60;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MOST_NESTING).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private HeaderParser() {}

  /**
   * @param dataBytes how many bytes follow the header
   * @return a header whose arrays fill these bytes exactly
   */
  static Header parse(byte[] json, long dataBytes) {
    List<Entry> entries = new ArrayList<>();
    SortedMap<String, String> metadata = new TreeMap<>();
    tree(json)
        .forEachEntry(
            (name, facts) -> {
              if (name.equals(Header.METADATA)) {
                facts.forEachEntry((key, value) -> metadata.put(key, text(value)));
              } else {
                entries.add(entry(name, facts));
              }
            });
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    requireFilled(entries, dataBytes);
    return new Header(entries, metadata);
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }

  private static JsonNode tree(byte[] json) {
    try {
      JsonNode tree = JSON.readTree(json);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JacksonException notJson) {
      throw new InvalidData("its header is not valid JSON", notJson);
    }
    throw new InvalidData("its header is not a JSON object");
  }

  private static Entry entry(String name, JsonNode facts) {
    ElementType type = type(name, facts.path("dtype"));
    List<Integer> shape = shape(name, facts.path("shape"));
    JsonNode offsets = facts.path("data_offsets");
    require(
        offsets.isArray()
            && offsets.size() == 2
            && isOffset(offsets.get(0))
            && isOffset(offsets.get(1)),
        name,
        "needs data_offsets of two whole numbers");
    long begin = offsets.get(0).longValue();
    long end = offsets.get(1).longValue();
    require(
        end - begin == bytes(name, shape),
        name,
        "has data_offsets " + begin + " to " + end + " that do not fit its shape " + shape);
    return new Entry(name, type, shape, begin, end);
  }

  private static boolean isOffset(JsonNode node) {
    return (node.isInt() || node.isLong()) && node.longValue() >= 0;
  }

  private static ElementType type(String name, JsonNode node) {
    return Arrays.stream(ElementType.values())
        .filter(type -> node.isString() && type.name().equals(node.stringValue()))
        .findFirst()
        .orElseThrow(
            () ->
                problem(
                    name,
                    "has the element type "
                        + shortened(node.toString())
                        + ", only "
                        + Arrays.stream(ElementType.values())
                            .map(Enum::name)
                            .collect(Collectors.joining(" and "))
                        + " can be read"));
  }

  private static List<Integer> shape(String name, JsonNode node) {
    require(node.isArray(), name, "needs a shape");
    List<Integer> shape = new ArrayList<>();
    for (JsonNode dimension : node) {
      require(
          dimension.isInt() && dimension.intValue() >= 0,
          name,
          "has an impossible shape: " + shortened(node.toString()));
      shape.add(dimension.intValue());
    }
    return shape;
  }

  private static long bytes(String name, List<Integer> shape) {
    try {
      int elements = shape.stream().reduce(1, Math::multiplyExact);
      return Math.multiplyExact(elements, ElementType.BYTES);
    } catch (ArithmeticException tooLarge) {
      throw problem(name, "is larger than 2 GiB");
    }
  }

  private static void requireFilled(List<Entry> entries, long dataBytes) {
    long filled = 0;
    for (Entry entry : entries) {
      require(
          entry.begin() == filled,
          entry.name(),
          "begins at byte " + entry.begin() + " of the values, expected byte " + filled);
      filled = entry.end();
    }
    if (filled != dataBytes) {
      throw new InvalidData(
          "its header declares " + filled + " bytes of values, the file holds " + dataBytes);
    }
  }

  private static void require(boolean condition, String name, String otherwise) {
    if (!condition) {
      throw problem(name, otherwise);
    }
  }

  private static InvalidData problem(String name, String sentence) {
    return new InvalidData("its array '" + shortened(name) + "' " + sentence);
  }

  private static String shortened(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }
}
