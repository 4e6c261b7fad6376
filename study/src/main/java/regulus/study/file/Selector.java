package regulus.study.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import regulus.learning.layer.Layers;
import regulus.learning.setting.Suggestion;
import regulus.study.LayerList;

/** Which layers an edit is about: some by name, or all of some types. */
sealed interface Selector {
  Place place();

  /**
   * The names that are meant, in the order of the network.
   *
   * @throws InvalidStudy if one of them is not there
   */
  List<String> names(LayerList<LayerDraft> layers);

  /** {@code conv2d_1} or {@code [dense_1, dense_2]}. */
  record Named(Place place, List<Node.Scalar> wanted) implements Selector {
    @Override
    public List<String> names(LayerList<LayerDraft> layers) {
      Problems problems = new Problems();
      for (Node.Scalar name : wanted) {
        if (layers.members(name.text()).isEmpty()) {
          problems.add(name, missing(name.text(), layers));
        }
      }
      problems.throwIfAny();
      Set<String> chosen = Set.copyOf(wanted.stream().map(Node.Scalar::text).toList());
      return layers.allNames().stream().filter(chosen::contains).toList();
    }

    private static String missing(String name, LayerList<LayerDraft> layers) {
      return "There is no layer '"
          + name
          + "' to edit."
          + Suggestion.sentence(name, layers.allNames())
          + " The layers are "
          + String.join(", ", near(name, layers.allNames()))
          + ".";
    }
  }

  /** Those of the sub-network that the name would be in: a large one is not listed for nothing. */
  private static List<String> near(String name, List<String> all) {
    String scope = LayerList.scope(name);
    List<String> near = all.stream().filter(one -> LayerList.scope(one).equals(scope)).toList();
    return near.isEmpty() ? all : near;
  }

  /** {@code {all: conv2d}} or {@code {all: [conv2d, dense]}}. */
  record OfType(Place place, List<Node.Scalar> types) implements Selector {
    @Override
    public List<String> names(LayerList<LayerDraft> layers) {
      Problems problems = new Problems();
      for (Node.Scalar type : types) {
        if (layers.namesOfType(type.text()).isEmpty()) {
          problems.add(type, missing(type.text(), layers));
        }
      }
      problems.throwIfAny();
      Set<String> chosen = Set.copyOf(types.stream().map(Node.Scalar::text).toList());
      return layers.layers().stream()
          .filter(item -> chosen.contains(item.type()))
          .map(LayerList.Item::name)
          .toList();
    }

    private static String missing(String type, LayerList<LayerDraft> layers) {
      return Layers.ALL.find(type).isPresent()
          ? "There is no "
              + type
              + " layer to edit; the layers are "
              + String.join(", ", layers.names())
              + "."
          : "Unknown layer type '" + type + "'." + Suggestion.sentence(type, Layers.ALL.names());
    }
  }

  /** Reads a name, a list of names, or {@code {all: types}}. */
  static Optional<Selector> read(Node node, Problems problems) {
    if (node instanceof Node.Mapping mapping && mapping.entries().keySet().equals(Set.of("all"))) {
      return types(mapping.get("all").orElseThrow(), problems);
    }
    return words(node, problems).map(names -> new Named(node.place(), names));
  }

  /** Reads what stands after {@code all:}. */
  static Optional<Selector> types(Node node, Problems problems) {
    return words(node, problems).map(types -> new OfType(node.place(), types));
  }

  private static Optional<List<Node.Scalar>> words(Node node, Problems problems) {
    List<Node> items = node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
    List<Node.Scalar> words =
        items.stream()
            .flatMap(item -> item instanceof Node.Scalar word ? Stream.of(word) : Stream.empty())
            .filter(word -> !word.text().isEmpty())
            .toList();
    if (words.isEmpty() || words.size() < items.size()) {
      problems.add(
          node,
          "Expected the name of a layer, a list of names, or {all: type}, such as {all: conv2d}.");
      return Optional.empty();
    }
    long different = words.stream().map(Node.Scalar::text).distinct().count();
    if (different < words.size()) {
      problems.add(node, "A name stands here twice; keep one of them.");
      return Optional.empty();
    }
    return Optional.of(words);
  }
}
