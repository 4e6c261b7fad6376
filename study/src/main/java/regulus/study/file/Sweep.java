package regulus.study.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A family of variants: for each combination of values from some lists, the edits with {@code
 * $name} standing for the value.
 *
 * @param lists values by name, in the order of the file
 * @param edits in which the names are used
 */
record Sweep(Map<String, List<Node.Scalar>> lists, Node edits) {
  static final int MOST_VARIANTS = 500;
  private static final Pattern USE = Pattern.compile("\\$(?<name>[A-Za-z_][A-Za-z0-9_]*)");

  /**
   * One member, with its edits.
   *
   * @param values as they were written, by the names of the lists
   */
  record Member(Map<String, String> values, Node edits) {
    /** {@code rate=0.4} or {@code rate=0.4+units=64}. */
    String suffix() {
      return values.entrySet().stream()
          .map(value -> value.getKey() + "=" + value.getValue())
          .collect(Collectors.joining("+"));
    }
  }

  Sweep {
    lists = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(lists));
  }

  /** How many variants it makes. */
  long size() {
    return lists.values().stream().mapToLong(List::size).reduce(1, Sweep::product);
  }

  private static long product(long a, long b) {
    return Math.min(MOST_VARIANTS + 1L, a * b);
  }

  /** Every combination, the last list running fastest. */
  List<Member> members() {
    List<Map<String, Node.Scalar>> combinations = List.of(Map.of());
    for (Map.Entry<String, List<Node.Scalar>> list : lists.entrySet()) {
      combinations =
          combinations.stream()
              .flatMap(
                  chosen ->
                      list.getValue().stream().map(value -> and(chosen, list.getKey(), value)))
              .toList();
    }
    return combinations.stream().map(this::member).toList();
  }

  /** The names that are used in the edits. */
  Set<String> used() {
    Set<String> used = new TreeSet<>();
    collect(edits, used);
    return used;
  }

  private Member member(Map<String, Node.Scalar> chosen) {
    Map<String, String> values = new LinkedHashMap<>();
    chosen.forEach((name, value) -> values.put(name, value.text()));
    return new Member(values, filled(edits, chosen));
  }

  private static Map<String, Node.Scalar> and(
      Map<String, Node.Scalar> chosen, String name, Node.Scalar value) {
    Map<String, Node.Scalar> more = new LinkedHashMap<>(chosen);
    more.put(name, value);
    return more;
  }

  private static Node filled(Node node, Map<String, Node.Scalar> chosen) {
    if (node instanceof Node.Mapping mapping) {
      Map<String, Node> filled = new LinkedHashMap<>();
      mapping.entries().forEach((key, value) -> filled.put(key, filled(value, chosen)));
      return new Node.Mapping(mapping.place(), filled);
    }
    return node instanceof Node.Sequence sequence
        ? new Node.Sequence(
            sequence.place(), sequence.items().stream().map(item -> filled(item, chosen)).toList())
        : filled((Node.Scalar) node, chosen);
  }

  private static Node filled(Node.Scalar scalar, Map<String, Node.Scalar> chosen) {
    if (!(scalar.value() instanceof String)) {
      return scalar;
    }
    Node.Scalar whole =
        scalar.text().startsWith("$") ? chosen.get(scalar.text().substring(1)) : null;
    if (whole != null) {
      return whole;
    }
    String text =
        USE.matcher(scalar.text())
            .replaceAll(use -> Matcher.quoteReplacement(value(use.group(), use.group(1), chosen)));
    return text.equals(scalar.text())
        ? scalar
        : new Node.Scalar(scalar.place(), YamlScalars.value(text), text);
  }

  private static String value(String use, String name, Map<String, Node.Scalar> chosen) {
    Node.Scalar value = chosen.get(name);
    return value == null ? use : value.text();
  }

  private static void collect(Node node, Set<String> used) {
    if (node instanceof Node.Mapping mapping) {
      mapping.entries().values().forEach(value -> collect(value, used));
    } else if (node instanceof Node.Sequence sequence) {
      sequence.items().forEach(item -> collect(item, used));
    } else {
      USE.matcher(((Node.Scalar) node).text()).results().forEach(use -> used.add(use.group(1)));
    }
  }
}
