package regulus.study.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import regulus.learning.Shape;
import regulus.learning.application.Application;
import regulus.learning.application.Applications;
import regulus.learning.layer.Layers;
import regulus.learning.network.Layer;
import regulus.learning.network.NetworkSpec;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Suggestion;
import regulus.study.Part;

/** Reads layers and sub-networks; what is wrong with them is added to the problems. */
final class PartReader {
  static final String NETWORK = "network";
  static final String NAME = "name";
  static final String INPUTS = "inputs";
  static final String LAYERS = "layers";
  static final String WEIGHTS = "weights";
  static final String INPUT_SHAPE = "input_shape";
  private static final String NONE = "none";
  private static final Pattern NAMES =
      Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_. -]{0,62}[A-Za-z0-9_.-])?");

  /** A layer of a sub-network is named with that one's name and a slash in front. */
  private static final Pattern FULL_NAMES = Pattern.compile(NAMES + "(/" + NAMES + ")*");

  private static final Set<String> KEYS =
      Set.of(NAME, LAYERS, INPUTS, LayerDraft.TRAINABLE, LayerDraft.TRAINING, WEIGHTS, INPUT_SHAPE);

  private static final Set<String> OF_FILES =
      Stream.concat(KEYS.stream(), Stream.of(KerasNetworks.KERAS, KerasNetworks.UNTIL))
          .collect(Collectors.toUnmodifiableSet());

  /** Those that ready-made networks do not have. */
  private static final Set<String> OF_LISTS = Set.of(LAYERS, INPUT_SHAPE);

  private final Problems problems;
  private final KerasNetworks networks;

  /**
   * @param networks reads those that stand in files
   */
  PartReader(Problems problems, KerasNetworks networks) {
    this.problems = problems;
    this.networks = networks;
  }

  /**
   * Reads a layer: its type ({@code flatten}), or its type with settings or the value of the first;
   * or a sub-network: {@code network: {layers: […]}}.
   *
   * @return empty if there were problems
   */
  Optional<PartDraft> read(Node node) {
    return part(node).map(part -> new PartDraft(node.place(), part));
  }

  /** Reads a list of them, as far as it can be read. */
  List<PartDraft> list(Node node) {
    if (node instanceof Node.Sequence sequence && !sequence.items().isEmpty()) {
      return sequence.items().stream().flatMap(item -> read(item).stream()).toList();
    }
    problems.add(node, "Expected a list of layers, at least one.");
    return List.of();
  }

  /** The layers of a base: a list, or one network whose layers then have no other name in front. */
  List<PartDraft> base(Node node) {
    boolean network = node instanceof Node.Mapping mapping && mapping.get(NETWORK).isPresent();
    return network ? read(node).map(this::opened).orElse(List.of()) : list(node);
  }

  private List<PartDraft> opened(PartDraft draft) {
    if (!(draft.part() instanceof Part.Whole<LayerDraft> whole)) {
      return List.of(draft);
    }
    if (whole.name().isPresent() || !whole.inputs().isEmpty()) {
      problems.add(
          draft.place(),
          "This network is the whole base: its name and inputs have no effect; remove them.");
    }
    return whole.parts().stream().map(part -> new PartDraft(draft.place(), part)).toList();
  }

  private Optional<Part<LayerDraft>> part(Node node) {
    if (node instanceof Node.Scalar type && type.value() instanceof String) {
      return typed(type.text(), node, Node.Mapping.empty(node.place()));
    }
    if (node instanceof Node.Mapping mapping && mapping.entries().size() == 1) {
      Map.Entry<String, Node> only = mapping.entries().entrySet().iterator().next();
      return typed(only.getKey(), node, only.getValue());
    }
    problems.add(
        node, "Expected a layer: its type, or one type with its settings (dense: {units: 64}).");
    return Optional.empty();
  }

  private Optional<Part<LayerDraft>> typed(String type, Node node, Node given) {
    if (type.equals(NETWORK)) {
      return network(given);
    }
    Optional<Kind<? extends Application>> application = Applications.ALL.find(type);
    if (application.isPresent()) {
      return application(application.get(), node, given);
    }
    Optional<Kind<? extends Layer>> kind = Layers.ALL.find(type);
    if (kind.isEmpty()) {
      problems.add(node, "Unknown layer '" + type + "'." + Suggestion.sentence(type, known()));
    }
    return kind.flatMap(known -> layer(known, node, given));
  }

  private static Set<String> known() {
    Set<String> known = new TreeSet<>(Layers.ALL.names());
    known.addAll(Applications.ALL.names());
    known.add(NETWORK);
    return known;
  }

  private Optional<Part<LayerDraft>> layer(Kind<? extends Layer> kind, Node node, Node given) {
    boolean bare =
        given instanceof Node.Sequence
            || (given instanceof Node.Scalar scalar && scalar.value() != null);
    if (bare && kind.settings().isEmpty()) {
      problems.add(given, kind.name() + " has no settings.");
      return Optional.empty();
    }
    Node.Mapping settings = SettingsTree.of(kind, given);
    LayerDraft draft = LayerDraft.of(node.place(), kind, settings.without(NAME).without(INPUTS));
    Optional<String> name = name(settings);
    return given(settings).map(inputs -> new Part.One<>(name, kind.name(), draft, inputs));
  }

  private Optional<Part<LayerDraft>> network(Node given) {
    if (given instanceof Node.Mapping keys && keys.get(KerasNetworks.KERAS).isPresent()) {
      return ofKeras(keys);
    }
    if (!(given instanceof Node.Mapping mapping) || mapping.get(LAYERS).isEmpty()) {
      problems.add(given, "Expected {name: …, layers: […]}, or {keras: model.keras}.");
      return Optional.empty();
    }
    return network(mapping, KEYS);
  }

  /**
   * @param keys with layers
   * @param known what may be among them
   */
  private Optional<Part<LayerDraft>> network(Node.Mapping keys, Set<String> known) {
    keys.entries().forEach((key, value) -> unknownKey(key, value, known));
    Node layers = keys.get(LAYERS).orElseThrow();
    List<PartDraft> parts = list(layers);
    boolean complete = layers instanceof Node.Sequence all && all.items().size() == parts.size();
    return whole(
        NETWORK, keys, complete ? parts.stream().map(PartDraft::part).toList() : List.of());
  }

  private Optional<Part<LayerDraft>> ofKeras(Node.Mapping keys) {
    try {
      return network(networks.writtenOut(keys), OF_FILES);
    } catch (InvalidStudy unreadable) {
      problems.add(unreadable);
      return Optional.empty();
    }
  }

  private Optional<Part<LayerDraft>> application(
      Kind<? extends Application> kind, Node node, Node given) {
    Node.Mapping all = SettingsTree.of(kind, given);
    Node.Mapping settings = all;
    for (String key : KEYS) {
      settings = OF_LISTS.contains(key) ? settings : settings.without(key);
    }
    List<InvalidSetting> invalid = new ArrayList<>();
    Optional<? extends Application> made = kind.create(settings.plain(), "", invalid);
    problems.add(all, invalid);
    List<Part<LayerDraft>> parts =
        made.map(it -> it.layers().stream().map(member -> member(member, node.place())).toList())
            .orElse(List.of());
    return whole(kind.name(), all, parts);
  }

  private static Part<LayerDraft> member(Application.Member member, Place place) {
    LayerDraft draft =
        LayerDraft.of(place, member.kind(), SettingsTree.mapping(member.settings(), place));
    return new Part.One<>(Optional.of(member.name()), member.kind().name(), draft, member.inputs());
  }

  /** A sub-network of these parts; empty if there are none or something else is wrong. */
  private Optional<Part<LayerDraft>> whole(
      String type, Node.Mapping keys, List<Part<LayerDraft>> parts) {
    Optional<Boolean> trainable = flag(LayerDraft.TRAINABLE, keys);
    Optional<Boolean> training = flag(LayerDraft.TRAINING, keys);
    Optional<List<String>> inputs = given(keys);
    Optional<String> name = name(keys);
    if (parts.isEmpty() || trainable.isEmpty() || training.isEmpty() || inputs.isEmpty()) {
      return Optional.empty();
    }
    Optional<Node.Scalar> weights = keys.get(WEIGHTS).flatMap(this::weights);
    Said said = new Said(!trainable.get(), !training.get(), weights);
    keys.get(LayerDraft.TRAINING).ifPresent(given -> refuseIdle(given, parts));
    List<Part<LayerDraft>> settled = parts.stream().map(part -> settled(part, said, 1)).toList();
    List<Part<LayerDraft>> expecting =
        keys.get(INPUT_SHAPE)
            .flatMap(this::expected)
            .map(expected -> Feeding.expecting(settled, expected))
            .orElse(settled);
    return Optional.of(new Part.Whole<>(name, type, expecting, inputs.get()));
  }

  private Optional<LayerDraft.Expected> expected(Node given) {
    List<Node> sizes = given instanceof Node.Sequence sequence ? sequence.items() : List.of();
    List<Integer> shape =
        sizes.stream()
            .flatMap(size -> size.plain() instanceof Long whole ? Stream.of(whole) : Stream.of())
            .filter(size -> size > 0 && size <= Integer.MAX_VALUE)
            .map(Math::toIntExact)
            .toList();
    if (sizes.isEmpty() || shape.size() < sizes.size()) {
      problems.add(given, "Invalid input_shape: expected [height, width, channels].");
      return Optional.empty();
    }
    return Optional.of(new LayerDraft.Expected(given.place(), new Shape(shape)));
  }

  /** What stands after {@code weights:}; empty for {@code none}. */
  Optional<Node.Scalar> weights(Node given) {
    if (!(given instanceof Node.Scalar file) || !(file.value() instanceof String)) {
      boolean nothing = given instanceof Node.Scalar scalar && scalar.value() == null;
      if (!nothing) {
        problems.add(given, "Invalid weights: expected a safetensors or .keras file, or none.");
      }
      return Optional.empty();
    }
    return file.text().equals(NONE) ? Optional.empty() : Optional.of(file);
  }

  private void unknownKey(String key, Node value, Set<String> known) {
    if (!known.contains(key)) {
      problems.add(
          value, "Unknown key '" + key + "' of a network." + Suggestion.sentence(key, known));
    }
  }

  /** What stands after a word that is true where it is left out. */
  private Optional<Boolean> flag(String word, Node.Mapping mapping) {
    return mapping
        .get(word)
        .map(given -> LayerDraft.flag(word, given, problems))
        .orElse(Optional.of(true));
  }

  private void refuseIdle(Node said, List<Part<LayerDraft>> parts) {
    if (parts.stream().noneMatch(PartReader::trainsOtherwise)) {
      problems.add(
          said,
          "This has no effect: no layer of this network computes something else while training;"
              + " remove training.");
    }
  }

  /** Where a layer's settings are wrong, that is said elsewhere. */
  private static boolean trainsOtherwise(Part<LayerDraft> part) {
    return part instanceof Part.Whole<LayerDraft> whole
        ? whole.parts().stream().anyMatch(PartReader::trainsOtherwise)
        : ((Part.One<LayerDraft>) part)
            .layer()
            .layer(new ArrayList<>())
            .map(Layer::trainsOtherwise)
            .orElse(true);
  }

  /** What a network says of all its layers that do not say anything else. */
  private record Said(boolean frozen, boolean inference, Optional<Node.Scalar> weights) {
    LayerDraft of(LayerDraft draft, int depth) {
      LayerDraft.Stance inside = draft.stance();
      LayerDraft.Stance stance =
          new LayerDraft.Stance(inside.frozen() || frozen, inside.inference() || inference);
      return draft
          .taking(stance)
          .beginning(
              draft.origin().or(() -> weights.map(file -> new LayerDraft.Origin(file, depth))));
    }
  }

  private static Part<LayerDraft> settled(Part<LayerDraft> part, Said said, int depth) {
    if (part instanceof Part.One<LayerDraft> one) {
      return new Part.One<>(one.name(), one.type(), said.of(one.layer(), depth), one.inputs());
    }
    Part.Whole<LayerDraft> whole = (Part.Whole<LayerDraft>) part;
    List<Part<LayerDraft>> parts =
        whole.parts().stream().map(it -> settled(it, said, depth + 1)).toList();
    return new Part.Whole<>(whole.name(), whole.type(), parts, whole.inputs());
  }

  private Optional<String> name(Node.Mapping settings) {
    Optional<Node> given = settings.get(NAME);
    Optional<String> name = given.flatMap(node -> word(node, NAMES));
    if (given.isPresent() && name.isEmpty()) {
      problems.add(
          given.get(),
          "Invalid name: expected letters, digits, '_', '-', '.' and spaces, at most 64, received '"
              + (given.get() instanceof Node.Scalar word ? word.text() : "a list or a mapping")
              + "'.");
    }
    if (name.filter(NetworkSpec.INPUT::equals).isPresent()) {
      problems.add(
          given.orElseThrow(),
          "Invalid name: 'input' is what a network is fed with; call the layer otherwise.");
      return Optional.empty();
    }
    return name;
  }

  private Optional<List<String>> given(Node.Mapping settings) {
    return settings.get(INPUTS).map(this::inputs).orElse(Optional.of(List.of()));
  }

  /** The names after {@code inputs:}; empty if there were problems. */
  Optional<List<String>> inputs(Node given) {
    List<Node> items = given instanceof Node.Sequence sequence ? sequence.items() : List.of(given);
    List<String> names =
        items.stream()
            .flatMap(item -> word(item, FULL_NAMES).map(Stream::of).orElse(Stream.empty()))
            .toList();
    if (items.isEmpty() || names.size() < items.size()) {
      problems.add(given, "Invalid inputs: expected the names of layers, [NAME, NAME].");
      return Optional.empty();
    }
    return Optional.of(names);
  }

  private static Optional<String> word(Node node, Pattern pattern) {
    return node instanceof Node.Scalar scalar && pattern.matcher(scalar.text()).matches()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }
}
