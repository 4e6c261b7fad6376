package regulus.study.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import regulus.learning.Shape;
import regulus.learning.keras.LayerWords;
import regulus.learning.network.Layer;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Shapes;

/**
 * Writes networks as a study file would have them: reading what it writes gives the same layers.
 *
 * @param place what the nodes say of where they stand
 * @param freezing whether frozen layers are said to be
 * @param inferring whether those that always compute as when predicting are said to
 */
record NetworkNodes(Place place, boolean freezing, boolean inferring) {

  Node.Sequence shape(Shape shape) {
    return new Node.Sequence(place, shape.dimensions().stream().map(this::node).toList());
  }

  /** The layers, sub-networks as one of them. */
  Node.Sequence layers(NetworkSpec network) {
    return new Scope(network, Shapes.of(network)).list("", 0, network.layers().size());
  }

  /** A network while it is written. */
  private final class Scope {
    private final NetworkSpec network;
    private final Shapes shapes;

    Scope(NetworkSpec network, Shapes shapes) {
      this.network = network;
      this.shapes = shapes;
    }

    /**
     * The layers of one network.
     *
     * @param prefix what all of their names begin with
     */
    Node.Sequence list(String prefix, int from, int end) {
      List<Node> items = new ArrayList<>();
      String before = NetworkSpec.INPUT;
      int next = from;
      while (next < end) {
        String name = own(prefix, network.layers().get(next).name());
        int start = next;
        do {
          next++;
        } while (next < end && own(prefix, network.layers().get(next).name()).equals(name));
        items.add(part(prefix, name, start, next, before));
        before = name;
      }
      return new Node.Sequence(place, items);
    }

    private Node part(String prefix, String name, int from, int end, String before) {
      NamedLayer first = network.layers().get(from);
      boolean one = first.name().equals(prefix + name);
      Map<String, Node> keys = new LinkedHashMap<>();
      keys.put(PartReader.NAME, value(name));
      inputs(prefix, name, from, end)
          .filter(taken -> !taken.equals(List.of(before)))
          .ifPresent(taken -> keys.put(PartReader.INPUTS, node(taken)));
      if (!one) {
        keys.put(PartReader.LAYERS, list(prefix + name + NetworkSpec.WITHIN, from, end));
        return Node.Mapping.empty(place).with(PartReader.NETWORK, new Node.Mapping(place, keys));
      }
      settings(first).forEach((key, value) -> keys.put(key, node(value)));
      return Node.Mapping.empty(place)
          .with(first.layer().kind().name(), new Node.Mapping(place, keys));
    }

    /**
     * What the layers from one to before another take from outside of them, as it is called there.
     */
    private Optional<List<String>> inputs(String prefix, String name, int from, int end) {
      List<String> taken =
          IntStream.range(from, end)
              .boxed()
              .flatMap(i -> network.sources(i).stream())
              .map(source -> source.startsWith(prefix) ? own(prefix, source) : NetworkSpec.INPUT)
              .filter(source -> !source.equals(name))
              .toList();
      boolean several = end - from > 1;
      return Optional.of(several ? taken.stream().distinct().toList() : taken);
    }

    /** What differs from the defaults. */
    private Map<String, @Nullable Object> settings(NamedLayer named) {
      Layer layer = named.layer();
      Map<String, @Nullable Object> settings = LayerWords.of(named.name(), layer);
      for (String key : List.copyOf(settings.keySet())) {
        Map<String, @Nullable Object> fewer = new HashMap<>(settings);
        fewer.remove(key);
        if (layer.kind().create(fewer, "", new ArrayList<>()).filter(layer::equals).isPresent()) {
          settings.remove(key);
        }
      }
      if (freezing && named.frozen() && !shapes.layer(named.name()).weights().isEmpty()) {
        settings.put(LayerDraft.TRAINABLE, false);
      }
      if (inferring && named.inference()) {
        settings.put(LayerDraft.TRAINING, false);
      }
      return settings;
    }
  }

  /** A name without the prefix, and without what stands behind the first part of the rest. */
  private static String own(String prefix, String name) {
    String rest = name.substring(prefix.length());
    int end = rest.indexOf(NetworkSpec.WITHIN);
    return end < 0 ? rest : rest.substring(0, end);
  }

  private Node node(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Node> entries = new LinkedHashMap<>();
      map.forEach((key, inside) -> entries.put(String.valueOf(key), node(inside)));
      return new Node.Mapping(place, entries);
    }
    if (value instanceof List<?> list) {
      return new Node.Sequence(place, list.stream().map(this::node).toList());
    }
    return value(value);
  }

  private Node.Scalar value(@Nullable Object value) {
    Object known = value instanceof Integer whole ? (Object) whole.longValue() : value;
    return new Node.Scalar(place, known, Objects.toString(known, "null"));
  }
}
