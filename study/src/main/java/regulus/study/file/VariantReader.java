package regulus.study.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import regulus.learning.setting.Suggestion;
import regulus.study.SweepPoint;

/** Reads the variants of a base, sweeps unrolled; what is wrong is added to the problems. */
final class VariantReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern SWEPT = Pattern.compile("[A-Za-z0-9._+-]{1,32}");
  private static final Set<String> SWEEP_KEYS = Set.of("sweep", "edits");

  private final Problems problems;
  private final KerasNetworks networks;

  VariantReader(Problems problems, KerasNetworks networks) {
    this.problems = problems;
    this.networks = networks;
  }

  /**
   * One variant as declared.
   *
   * @param edits in order
   * @param sweep where it stands in a sweep
   * @param complete whether every edit could be read
   */
  record Declared(
      Place place, String name, List<Edit> edits, Optional<SweepPoint> sweep, boolean complete) {}

  /** Every variant of a {@code variants} section, in the order of the file. */
  List<Declared> read(Node node) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.add(node, "Expected variants by name, each a list of edits.");
      return List.of();
    }
    List<Declared> variants = new ArrayList<>();
    mapping
        .present(Set.of())
        .entries()
        .forEach((name, value) -> variants.addAll(variant(name, value)));
    return variants;
  }

  /** Whether a word can name a base or a variant; reports it if not. */
  boolean named(String name, Node node) {
    if (!NAME.matcher(name).matches()) {
      problems.add(
          node,
          "Invalid name: expected letters, digits, '.', '_' and '-', at most 64, received '"
              + name
              + "'.");
      return false;
    }
    return true;
  }

  private List<Declared> variant(String name, Node node) {
    if (!named(name, node)) {
      return List.of();
    }
    return node instanceof Node.Mapping mapping
        ? swept(name, mapping)
        : List.of(declared(name, node, node, Optional.empty()));
  }

  private Declared declared(String name, Node variant, Node edits, Optional<SweepPoint> sweep) {
    Problems own = new Problems();
    List<Edit> read = new EditReader(own, networks).read(edits);
    problems.add(own);
    return new Declared(variant.place(), name, read, sweep, own.none());
  }

  private List<Declared> swept(String name, Node.Mapping mapping) {
    Optional<Node> lists = mapping.get("sweep");
    Optional<Node> edits = mapping.get("edits");
    if (lists.isEmpty() || edits.isEmpty()) {
      problems.add(
          mapping, "Expected a list of edits: [insert: …], or a sweep: {sweep: {…}, edits: […]}.");
      return List.of();
    }
    mapping.entries().forEach(this::unknownKey);
    Map<String, List<Node.Scalar>> values = lists(lists.get());
    return values.isEmpty() ? List.of() : unrolled(name, mapping, new Sweep(values, edits.get()));
  }

  private void unknownKey(String key, Node value) {
    if (!SWEEP_KEYS.contains(key)) {
      problems.add(
          value, "Unknown key '" + key + "' of a sweep." + Suggestion.sentence(key, SWEEP_KEYS));
    }
  }

  private List<Declared> unrolled(String name, Node.Mapping mapping, Sweep sweep) {
    Set<String> unused = new TreeSet<>(sweep.lists().keySet());
    unused.removeAll(sweep.used());
    Set<String> unknown = new TreeSet<>(sweep.used());
    unknown.removeAll(sweep.lists().keySet());
    for (String list : unused) {
      problems.add(
          mapping, "The list '" + list + "' has no effect: use $" + list + " in the edits.");
    }
    for (String use : unknown) {
      problems.add(
          mapping,
          "There is no list '%s' for $%s.%s"
              .formatted(use, use, Suggestion.sentence(use, sweep.lists().keySet())));
    }
    if (sweep.size() > Sweep.MOST_VARIANTS) {
      problems.add(mapping, "Too many combinations: expected at most " + Sweep.MOST_VARIANTS + ".");
      return List.of();
    }
    return unused.isEmpty() && unknown.isEmpty()
        ? sweep.members().stream().map(member -> declared(name, mapping, member)).toList()
        : List.of();
  }

  private Declared declared(String sweep, Node variant, Sweep.Member member) {
    return declared(
        sweep + "-" + member.suffix(),
        variant,
        member.edits(),
        Optional.of(new SweepPoint(sweep, member.values())));
  }

  private Map<String, List<Node.Scalar>> lists(Node node) {
    Map<String, List<Node.Scalar>> lists = new LinkedHashMap<>();
    if (!(node instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
      problems.add(node, "Expected lists by name, such as {rate: [0.4, 0.5]}.");
      return lists;
    }
    mapping
        .entries()
        .forEach(
            (name, values) -> {
              if (values instanceof Node.Sequence sequence && sweepable(sequence)) {
                lists.put(name, sequence.items().stream().map(Node.Scalar.class::cast).toList());
              } else {
                problems.add(
                    values,
                    "Expected a list of different numbers or words of letters, digits, '.', '_',"
                        + " '+' and '-': they name the variants.");
              }
            });
    return lists.size() == mapping.entries().size() ? lists : Map.of();
  }

  private static boolean sweepable(Node.Sequence sequence) {
    List<String> words =
        sequence.items().stream()
            .map(item -> item instanceof Node.Scalar scalar ? scalar.text() : "")
            .filter(SWEPT.asMatchPredicate())
            .distinct()
            .toList();
    return !words.isEmpty() && words.size() == sequence.items().size();
  }
}
