package regulus.study.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import regulus.learning.setting.Suggestion;

/** Reads the edits of a variant; what is wrong with them is added to the problems. */
final class EditReader {
  private static final List<String> EDITS = List.of("insert", "replace", "remove", "set");
  private static final String TRAINING = "training.";

  private final Problems problems;
  private final KerasNetworks networks;

  EditReader(Problems problems, KerasNetworks networks) {
    this.problems = problems;
    this.networks = networks;
  }

  /** All edits of a list; a {@code set} of several values is several edits. */
  List<Edit> read(Node node) {
    if (node instanceof Node.Sequence sequence) {
      return sequence.items().stream().flatMap(item -> edit(item).stream()).toList();
    }
    problems.add(node, "Expected a list of edits: [insert: …, replace: …, remove: …, set: …].");
    return List.of();
  }

  private List<Edit> edit(Node node) {
    if (!(node instanceof Node.Mapping mapping) || mapping.entries().size() != 1) {
      problems.add(node, "Expected one edit: insert, replace, remove or set.");
      return List.of();
    }
    Map.Entry<String, Node> only = mapping.entries().entrySet().iterator().next();
    Node value = only.getValue();
    return switch (only.getKey()) {
      case "insert" -> insert(value).stream().toList();
      case "replace" -> replace(value).stream().toList();
      case "remove" ->
          selector(value).<Edit>map(where -> new Edit.Remove(value.place(), where)).stream()
              .toList();
      case "set" -> set(value);
      default -> unknown(only.getKey(), value);
    };
  }

  private List<Edit> unknown(String name, Node value) {
    problems.add(
        value,
        "Unknown edit '"
            + name
            + "'."
            + Suggestion.sentence(name, EDITS)
            + " There are "
            + String.join(", ", EDITS)
            + ".");
    return List.of();
  }

  private Optional<Edit> insert(Node node) {
    Optional<Node.Mapping> keys = keys(node, Set.of("before", "after", "layer"), "insert");
    Optional<Node> before = keys.flatMap(mapping -> mapping.get("before"));
    Optional<Node> after = keys.flatMap(mapping -> mapping.get("after"));
    if (keys.isPresent() && before.isPresent() == after.isPresent()) {
      problems.add(node, "Say where: either before or after a layer.");
    }
    Optional<Selector> where = before.or(() -> after).flatMap(this::selector);
    Optional<PartDraft> layer = keys.flatMap(mapping -> part(mapping, "layer"));
    return where.isPresent() && layer.isPresent() && before.isPresent() != after.isPresent()
        ? Optional.of(new Edit.Insert(node.place(), after.isPresent(), where.get(), layer.get()))
        : Optional.empty();
  }

  private Optional<Edit> replace(Node node) {
    Optional<Node.Mapping> keys = keys(node, Set.of("layer", "with"), "replace");
    Optional<Selector> where =
        keys.flatMap(mapping -> needed(mapping, "layer")).flatMap(this::selector);
    Optional<PartDraft> layer = keys.flatMap(mapping -> part(mapping, "with"));
    return where.flatMap(
        selected -> layer.map(other -> new Edit.Replace(node.place(), selected, other)));
  }

  private Optional<PartDraft> part(Node.Mapping keys, String key) {
    return needed(keys, key).flatMap(new PartReader(problems, networks)::read);
  }

  private Optional<Node> needed(Node.Mapping keys, String key) {
    Optional<Node> node = keys.get(key);
    if (node.isEmpty()) {
      problems.add(keys, "The key '" + key + "' is missing.");
    }
    return node;
  }

  private Optional<Node.Mapping> keys(Node node, Set<String> known, String edit) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.add(
          node,
          "Expected a mapping of " + String.join(", ", known.stream().sorted().toList()) + ".");
      return Optional.empty();
    }
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                problems.add(
                    value,
                    "Unknown key '" + key + "' of " + edit + "." + Suggestion.sentence(key, known));
              }
            });
    return Optional.of(mapping);
  }

  private List<Edit> set(Node node) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.add(
          node, "Expected a mapping of what to set, such as {layers: dense_1, units: 32}.");
      return List.of();
    }
    Optional<Selector> where = target(mapping);
    Map<String, Node> values = mapping.without("layers").without("all").entries();
    if (values.keySet().stream().allMatch(EditReader::ofTraining)
        && (where.isPresent() || values.isEmpty())) {
      problems.add(node, "Say what to set, such as {layers: dense_1, units: 32}.");
    }
    List<Edit> edits = new ArrayList<>();
    values.forEach((key, value) -> assignment(key, value, where).ifPresent(edits::add));
    return edits;
  }

  private Optional<Selector> target(Node.Mapping mapping) {
    Optional<Node> layers = mapping.get("layers");
    Optional<Node> types = mapping.get("all");
    if (layers.isPresent() && types.isPresent()) {
      problems.add(types.get(), "Give either layers or all, not both.");
    }
    return layers
        .flatMap(this::selector)
        .or(() -> types.flatMap(node -> Selector.types(node, problems)));
  }

  private static boolean ofTraining(String key) {
    return key.startsWith(TRAINING);
  }

  private Optional<Edit> assignment(String key, Node value, Optional<Selector> where) {
    Optional<Steps> path = Steps.parse(key);
    if (path.isEmpty()) {
      problems.add(
          value, "Invalid key: expected a setting such as units or kernel_regularizer.l2.");
      return Optional.empty();
    }
    if (ofTraining(key) && !path.get().rest().isEmpty()) {
      return Optional.of(new Edit.SetTraining(value.place(), path.get().rest(), value));
    }
    if (where.isEmpty()) {
      String training = key.equals(LayerDraft.TRAINING) ? "epochs" : key;
      problems.add(
          value,
          "Say of which layers: add layers: NAME, all: TYPE, or set training." + training + ".");
    }
    return where.map(selector -> new Edit.SetLayers(value.place(), selector, path.get(), value));
  }

  private Optional<Selector> selector(Node node) {
    return Selector.read(node, problems);
  }
}
