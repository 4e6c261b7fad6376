package regulus.study.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import regulus.learning.data.InvalidData;
import regulus.learning.keras.KerasModel;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.pretrained.WeightsLibrary;
import regulus.learning.setting.Suggestion;

/**
 * Writes out the networks that stand in files of Keras: {@code network: {keras: model.keras}}
 * becomes a network with these layers that begins with the file's weights, as if somebody had typed
 * it. Nothing behind it knows of such files, and a study that was run can be read without them.
 *
 * @param library has the files; without one nothing can be written out
 * @param folder in which the study file lies, where they are looked for first
 */
record KerasNetworks(Optional<WeightsLibrary> library, Path folder) {
  static final String KERAS = "keras";
  static final String UNTIL = "until";

  /** Without any. */
  static final KerasNetworks NONE = new KerasNetworks(Optional.empty(), Path.of(""));

  KerasNetworks in(WeightsLibrary files) {
    return new KerasNetworks(Optional.of(files), folder);
  }

  /** The same value with every network written out that can be. */
  Node everywhere(Node node) {
    if (node instanceof Node.Sequence sequence) {
      return new Node.Sequence(
          sequence.place(), sequence.items().stream().map(this::everywhere).toList());
    }
    if (!(node instanceof Node.Mapping mapping)) {
      return node;
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, value) ->
                entries.put(
                    key, key.equals(PartReader.NETWORK) ? readable(value) : everywhere(value)));
    return new Node.Mapping(mapping.place(), entries);
  }

  private Node readable(Node network) {
    if (!(network instanceof Node.Mapping keys) || keys.get(KERAS).isEmpty()) {
      return everywhere(network);
    }
    try {
      return writtenOut(keys);
    } catch (InvalidStudy problem) {
      // Said where the study is understood, with everything else that is wrong.
      return network;
    }
  }

  /**
   * A network with its layers instead of the file.
   *
   * @param keys with {@code keras} among them
   * @throws InvalidStudy if the file cannot be read, or the keys contradict it
   */
  Node.Mapping writtenOut(Node.Mapping keys) {
    Node given = keys.get(KERAS).orElseThrow();
    keys.get(PartReader.LAYERS).ifPresent(KerasNetworks::refuseLayers);
    keys.get(PartReader.INPUT_SHAPE).ifPresent(KerasNetworks::refuseShape);
    if (!(given instanceof Node.Scalar file) || !(file.value() instanceof String)) {
      throw InvalidStudy.of(given.place(), "Invalid keras: expected a .keras or .h5 file.");
    }
    if (file.text().isBlank()) {
      throw InvalidStudy.of(
          given.place(),
          "Invalid keras: expected the name of a .keras or .h5 file, received none.");
    }
    WeightsLibrary files =
        library.orElseThrow(
            () -> InvalidStudy.of(given.place(), "Networks in files cannot be read here."));
    String found = found(file.text());
    KerasModel model = model(files, found, file.place());
    NetworkSpec taken = taken(keys, model.network());
    NetworkNodes nodes =
        new NetworkNodes(
            given.place(),
            keys.get(LayerDraft.TRAINABLE).isEmpty(),
            keys.get(LayerDraft.TRAINING).isEmpty());
    Node.Mapping whole = keys.without(KERAS).without(UNTIL);
    if (keys.get(PartReader.WEIGHTS).isEmpty()) {
      whole = whole.with(PartReader.WEIGHTS, Node.Scalar.text(given.place(), found));
    }
    if (model.form().open().isEmpty()) {
      whole = whole.with(PartReader.INPUT_SHAPE, nodes.shape(model.network().input()));
    }
    return whole.with(PartReader.LAYERS, nodes.layers(taken));
  }

  private static void refuseLayers(Node layers) {
    throw InvalidStudy.of(layers.place(), "Give either keras or layers, not both.");
  }

  private static void refuseShape(Node shape) {
    throw InvalidStudy.of(
        shape.place(), "The file of Keras says what it is fed; remove input_shape.");
  }

  /** Beside the study file, as seen from where the command is given, or else as it is written. */
  private String found(String file) {
    Path beside = folder.resolve(file);
    return Files.exists(beside) ? beside.toString() : file;
  }

  private static KerasModel model(WeightsLibrary files, String file, Place place) {
    try {
      return files.model(file).ofImages();
    } catch (InvalidData unreadable) {
      throw InvalidStudy.of(place, String.valueOf(unreadable.getMessage()));
    }
  }

  private static NetworkSpec taken(Node.Mapping keys, NetworkSpec network) {
    return keys.get(UNTIL).map(last -> until(network, last)).orElse(network);
  }

  /**
   * What is otherwise here than in Keras, in sentences: {@code features(x, training=False)} counts,
   * which Keras' {@code fit} goes over.
   */
  List<String> notes(Node node) {
    List<String> notes = new ArrayList<>();
    collect(node, notes);
    return notes.stream().distinct().toList();
  }

  private void collect(Node node, List<String> notes) {
    if (node instanceof Node.Sequence sequence) {
      sequence.items().forEach(item -> collect(item, notes));
    } else if (node instanceof Node.Mapping mapping) {
      mapping.get(PartReader.NETWORK).flatMap(this::note).ifPresent(notes::add);
      mapping.entries().values().forEach(value -> collect(value, notes));
    }
  }

  private Optional<String> note(Node network) {
    if (library.isEmpty() || !(network instanceof Node.Mapping keys)) {
      return Optional.empty();
    }
    return keys.get(KERAS)
        .filter(file -> keys.get(LayerDraft.TRAINING).isEmpty())
        .filter(Node.Scalar.class::isInstance)
        .map(Node.Scalar.class::cast)
        .flatMap(file -> note(keys, file, library.get()));
  }

  private Optional<String> note(Node.Mapping keys, Node.Scalar file, WeightsLibrary files) {
    try {
      KerasModel model = model(files, found(file.text()), file.place());
      List<String> calm =
          taken(keys, model.network()).layers().stream()
              .filter(NamedLayer::inference)
              .map(NamedLayer::name)
              .toList();
      return calm.isEmpty() ? Optional.empty() : Optional.of(note(file.text(), calm));
    } catch (InvalidStudy unreadable) {
      // Said where the study is understood.
      return Optional.empty();
    }
  }

  private static String note(String file, List<String> calm) {
    int others = calm.size() - 1;
    String more = others == 1 ? " and 1 more layer" : " and " + others + " more layers";
    return file
        + ": "
        + calm.get(0)
        + (others == 0 ? " is" : more + " are")
        + " called with training=False, and here computes as when predicting in every step. The"
        + " fit of Keras 3 goes over that; training: true does as it does, training: false says"
        + " that it is meant.";
  }

  /**
   * Without what the layer of this name, or the last layer of the network of this name, is not made
   * of.
   */
  private static NetworkSpec until(NetworkSpec network, Node given) {
    String name = given instanceof Node.Scalar scalar ? scalar.text() : "";
    List<NamedLayer> layers = network.layers();
    int end = layers.size();
    while (end > 0 && !belongs(layers.get(end - 1).name(), name)) {
      end--;
    }
    if (end == 0) {
      List<String> names = layers.stream().map(NamedLayer::name).toList();
      throw InvalidStudy.of(
          given.place(),
          "There is no layer '" + name + "' in the file." + Suggestion.sentence(name, names));
    }
    if (end == layers.size()) {
      throw InvalidStudy.of(
          given.place(), "This has no effect: " + name + " is the last layer; remove until.");
    }
    return needed(network, end);
  }

  private static boolean belongs(String layer, String name) {
    return layer.equals(name) || layer.startsWith(name + NetworkSpec.WITHIN);
  }

  private static NetworkSpec needed(NetworkSpec network, int end) {
    Set<String> needed = new TreeSet<>(Set.of(network.layers().get(end - 1).name()));
    for (int i = end - 1; i >= 0; i--) {
      if (needed.contains(network.layers().get(i).name())) {
        needed.addAll(network.sources(i));
      }
    }
    List<NamedLayer> layers =
        java.util.stream.IntStream.range(0, end)
            .filter(i -> needed.contains(network.layers().get(i).name()))
            .mapToObj(i -> taking(network, i))
            .toList();
    return new NetworkSpec(network.input(), layers);
  }

  /** A layer that names what it takes, so that others before it can be left out. */
  private static NamedLayer taking(NetworkSpec network, int place) {
    NamedLayer layer = network.layers().get(place);
    return layer.taking(network.sources(place));
  }
}
