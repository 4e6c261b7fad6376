package regulus.study.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import regulus.learning.setting.Suggestion;
import regulus.study.InvalidEdit;
import regulus.study.LayerList;
import regulus.study.file.VariantReader.Declared;

/** Reads the bases of a study with their variants; what is wrong is added to the problems. */
final class BaseReader {
  private static final Set<String> KEYS = Set.of("layers", "variants");

  private final Problems problems;
  private final KerasNetworks networks;
  private final VariantReader variants;

  BaseReader(Problems problems, KerasNetworks networks) {
    this.problems = problems;
    this.networks = networks;
    this.variants = new VariantReader(problems, networks);
  }

  /**
   * One base as declared.
   *
   * @param prefix what its variants' names begin with: nothing if it is the only one, else {@code
   *     a1/}
   * @param complete whether every layer could be read, so that edits can be carried out
   * @param variants its own and those for every base
   */
  record Declaration(
      Place place,
      String name,
      String prefix,
      LayerList<LayerDraft> layers,
      boolean complete,
      List<Declared> variants) {}

  /** The one {@code base}, or every one of the {@code bases}, with its variants. */
  List<Declaration> read(Node.Mapping file) {
    Optional<Node> one = file.get("base");
    Optional<Node> several = file.get("bases");
    if (one.isPresent() == several.isPresent()) {
      problems.add(
          several.orElse(file),
          one.isPresent()
              ? "Give either base or bases, not both."
              : "The key 'base' is missing: the layers of the network.");
      return List.of();
    }
    List<Declared> shared = file.get("variants").map(variants::read).orElse(List.of());
    return one.map(node -> List.of(base("base", "", node, shared)))
        .orElseGet(() -> named(several.orElseThrow(), shared));
  }

  private List<Declaration> named(Node node, List<Declared> shared) {
    Map<String, Node> bases =
        node instanceof Node.Mapping mapping ? mapping.present(Set.of()).entries() : Map.of();
    if (bases.isEmpty()) {
      problems.add(node, "Expected bases by name: {small: {layers: […]}, large: {layers: […]}}.");
      return List.of();
    }
    List<Declaration> read = new ArrayList<>();
    bases.forEach((name, value) -> named(name, value, shared).ifPresent(read::add));
    return read;
  }

  private Optional<Declaration> named(String name, Node node, List<Declared> shared) {
    if (!variants.named(name, node) || !(node instanceof Node.Mapping given)) {
      if (!(node instanceof Node.Mapping)) {
        problems.add(node, "Expected {layers: […], variants: {…}}.");
      }
      return Optional.empty();
    }
    Node.Mapping mapping = given.present(Set.of("layers"));
    mapping.entries().forEach(this::unknownKey);
    List<Declared> all = new ArrayList<>(shared);
    mapping.get("variants").map(variants::read).ifPresent(all::addAll);
    Optional<Node> layers = mapping.get("layers");
    if (layers.isEmpty()) {
      problems.add(mapping, "The key 'layers' is missing.");
    }
    return layers.map(list -> base(name, name + "/", list, all));
  }

  private void unknownKey(String key, Node value) {
    if (!KEYS.contains(key)) {
      problems.add(value, "Unknown key '" + key + "' of a base." + Suggestion.sentence(key, KEYS));
    }
  }

  private Declaration base(String name, String prefix, Node node, List<Declared> declared) {
    Problems own = new Problems();
    LayerList<LayerDraft> layers = layers(node, own);
    problems.add(own);
    return new Declaration(node.place(), name, prefix, layers, own.none(), declared);
  }

  private LayerList<LayerDraft> layers(Node node, Problems problems) {
    LayerList<LayerDraft> layers = LayerList.empty();
    for (PartDraft draft : new PartReader(problems, networks).base(node)) {
      layers = and(layers, draft, problems);
    }
    return layers;
  }

  private static LayerList<LayerDraft> and(
      LayerList<LayerDraft> layers, PartDraft draft, Problems problems) {
    try {
      return layers.and(draft.part());
    } catch (InvalidEdit invalid) {
      problems.add(draft.place(), String.valueOf(invalid.getMessage()));
      return layers;
    }
  }
}
