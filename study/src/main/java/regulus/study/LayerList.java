package regulus.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import regulus.learning.network.NetworkSpec;

/**
 * Layers by name, in order, and the edits that make variants of them; immutable.
 *
 * <p>A layer without a name of its own is called by its type and its number within its type, from
 * 1: {@code conv2d_2}; a layer of a sub-network has that one's name in front: {@code
 * features/conv2d_2}. An edit never changes the name of another layer and never gives a name again
 * that was taken before, so that what a variant did not touch starts from the same weights.
 *
 * <p>Wherever an edit names a layer, it may name a sub-network as well.
 *
 * @param layers in order; names are unique
 * @param numbered how many layers of each type there have been
 * @param <T> what a layer is
 */
public record LayerList<T>(List<Item<T>> layers, Map<String, Integer> numbered) {
  private static final String WITHIN = NetworkSpec.WITHIN;

  /**
   * One layer under its name.
   *
   * @param inputs the full names of the layers that it takes, or {@link NetworkSpec#INPUT}
   */
  public record Item<T>(String name, String type, T layer, List<String> inputs) {
    public Item {
      inputs = List.copyOf(inputs);
    }

    Item<T> taking(String former, String other) {
      List<String> changed =
          inputs.stream().map(input -> input.equals(former) ? other : input).toList();
      return new Item<>(name, type, layer, changed);
    }
  }

  /** Where a layer, or all layers of a sub-network, stand: up to and without the end. */
  private record Range(int from, int end) {
    boolean holds(int place) {
      return place >= from && place < end;
    }
  }

  public LayerList {
    layers = List.copyOf(layers);
    numbered = Map.copyOf(numbered);
  }

  public static <T> LayerList<T> empty() {
    return new LayerList<>(List.of(), Map.of());
  }

  /**
   * Layers that have their names.
   *
   * @param layers each after those that it takes
   */
  public static <T> LayerList<T> of(List<Item<T>> layers) {
    Map<String, Integer> counts = new HashMap<>();
    layers.forEach(item -> counts.merge(scope(item.name()) + item.type(), 1, Integer::sum));
    return new LayerList<>(layers, counts);
  }

  /** Of all layers, without the sub-networks. */
  public List<String> names() {
    return layers.stream().map(Item::name).toList();
  }

  /** Of all sub-networks and layers, in order, a sub-network before its layers. */
  public List<String> allNames() {
    Set<String> all = new LinkedHashSet<>();
    for (String name : names()) {
      for (int end = name.indexOf(WITHIN); end >= 0; end = name.indexOf(WITHIN, end + 1)) {
        all.add(name.substring(0, end));
      }
      all.add(name);
    }
    return List.copyOf(all);
  }

  public Optional<Item<T>> find(String name) {
    return layers.stream().filter(item -> item.name().equals(name)).findFirst();
  }

  /** The layer of this name, or all layers of the sub-network of this name. */
  public List<Item<T>> members(String name) {
    return layers.stream().filter(item -> belongs(item.name(), name)).toList();
  }

  public List<String> namesOfType(String type) {
    return layers.stream().filter(item -> item.type().equals(type)).map(Item::name).toList();
  }

  /** One more part at the end. */
  public LayerList<T> and(Part<T> part) {
    String last = layers.isEmpty() ? NetworkSpec.INPUT : layers.get(layers.size() - 1).name();
    return put(layers.size(), new Site("", NetworkSpec.INPUT, List.of(last)), part);
  }

  /**
   * A part that takes what a neighbour took, and which the neighbour takes instead.
   *
   * @throws InvalidEdit if the neighbour takes several
   */
  public LayerList<T> before(String neighbour, Part<T> part) {
    Range range = range(neighbour);
    List<String> taken = taken(range);
    if (taken.size() > 1) {
      throw new InvalidEdit(
          neighbour
              + " takes several layers ("
              + String.join(", ", taken)
              + "): insert after one of them instead.");
    }
    String scope = scope(neighbour);
    LayerList<T> more = put(range.from(), new Site(scope, fed(scope), taken), part);
    Range moved = new Range(range.from() + part.size(), range.end() + part.size());
    return more.reroute(moved::holds, taken.get(0), more.output(moved.from()));
  }

  /** A part that takes a neighbour, and which all that took the neighbour take instead. */
  public LayerList<T> after(String neighbour, Part<T> part) {
    int end = range(neighbour).end();
    String taken = output(end);
    String scope = scope(neighbour);
    LayerList<T> more = put(end, new Site(scope, fed(scope), List.of(taken)), part);
    Range inserted = new Range(end, end + part.size());
    return more.reroute(place -> !inserted.holds(place), taken, more.output(inserted.end()));
  }

  /**
   * Another part in a part's place: it takes what that one took, unless it says otherwise, and is
   * taken by those that took it. A layer takes over the name of one of its type.
   */
  public LayerList<T> replace(String former, Part<T> part) {
    Range range = range(former);
    String scope = scope(former);
    Site site = new Site(scope, fed(scope), taken(range));
    boolean same = find(former).filter(item -> item.type().equals(part.type())).isPresent();
    Part<T> named =
        same && part.name().isEmpty() && part instanceof Part.One<T> one
            ? one.named(former.substring(scope.length()))
            : part;
    LayerList<T> changed = without(range).put(range.from(), site, named);
    return changed.reroute(
        place -> true, output(range.end()), changed.output(range.from() + part.size()));
  }

  /**
   * Without a part; those that took it take what it took.
   *
   * @throws InvalidEdit if it joins several and is taken by others
   */
  public LayerList<T> remove(String name) {
    Range range = range(name);
    List<String> taken = taken(range);
    String output = output(range.end());
    LayerList<T> fewer = without(range);
    List<String> readers =
        fewer.layers.stream().filter(i -> i.inputs().contains(output)).map(Item::name).toList();
    if (taken.size() > 1 && !readers.isEmpty()) {
      throw new InvalidEdit(
          "Cannot remove "
              + name
              + ": it joins "
              + String.join(", ", taken)
              + ", and it is not said which of them "
              + String.join(", ", readers)
              + " should take; set the inputs of "
              + (readers.size() == 1 ? "that layer first." : "those layers first."));
    }
    return fewer.reroute(place -> true, output, taken.get(0));
  }

  /** The same list with one layer's content changed. */
  public LayerList<T> change(String name, UnaryOperator<T> change) {
    range(name);
    return mapped(
        place -> layers.get(place).name().equals(name),
        item -> new Item<>(item.name(), item.type(), change.apply(item.layer()), item.inputs()));
  }

  /**
   * The same list with other inputs of one part.
   *
   * @param inputs as its neighbours are called in their network
   */
  public LayerList<T> taking(String name, List<String> inputs) {
    Range range = range(name);
    String scope = scope(name);
    List<String> full = inputs.stream().map(input -> full(scope, fed(scope), input)).toList();
    if (find(name).isPresent()) {
      return mapped(range::holds, item -> new Item<>(item.name(), item.type(), item.layer(), full));
    }
    return reroute(range::holds, taken(range).get(0), single(name, full));
  }

  /**
   * Where a part is put.
   *
   * @param scope what its name begins with: nothing, or {@code features/}
   * @param fed what {@link NetworkSpec#INPUT} is called outside of that scope
   * @param usual what the part takes unless it says otherwise
   */
  private record Site(String scope, String fed, List<String> usual) {}

  private LayerList<T> put(int place, Site site, Part<T> part) {
    String key = site.scope() + part.type();
    Map<String, Integer> counts = new HashMap<>(numbered);
    counts.merge(key, 1, Integer::sum);
    while (part.name().isEmpty() && taken(key + "_" + counts.get(key))) {
      counts.merge(key, 1, Integer::sum);
    }
    String name = part.name().map(own -> site.scope() + own).orElse(key + "_" + counts.get(key));
    if (taken(name) || part.name().filter(NetworkSpec.INPUT::equals).isPresent()) {
      throw new InvalidEdit("Two layers are named '" + name + "'.");
    }
    List<String> inputs =
        part.inputs().isEmpty()
            ? site.usual()
            : part.inputs().stream().map(it -> full(site.scope(), site.fed(), it)).toList();
    return part instanceof Part.One<T> one
        ? inserted(place, new Item<>(name, one.type(), one.layer(), inputs), counts)
        : new LayerList<>(layers, counts)
            .whole(place, name, single(name, inputs), (Part.Whole<T>) part);
  }

  private LayerList<T> inserted(int place, Item<T> item, Map<String, Integer> counts) {
    List<Item<T>> more = new ArrayList<>(layers);
    more.add(place, item);
    return new LayerList<>(more, counts);
  }

  private LayerList<T> whole(int place, String name, String fed, Part.Whole<T> whole) {
    LayerList<T> list = this;
    String before = fed;
    int next = place;
    for (Part<T> part : whole.parts()) {
      list = list.put(next, new Site(name + WITHIN, fed, List.of(before)), part);
      next += part.size();
      before = list.output(next);
    }
    return list;
  }

  private static String single(String name, List<String> inputs) {
    if (inputs.size() != 1) {
      throw new InvalidEdit(
          name
              + " takes one layer and is given "
              + String.join(", ", inputs)
              + "; join them first.");
    }
    return inputs.get(0);
  }

  private boolean taken(String name) {
    return layers.stream().anyMatch(item -> belongs(item.name(), name));
  }

  private static boolean belongs(String layer, String name) {
    return layer.equals(name) || layer.startsWith(name + WITHIN);
  }

  /** What the layers before {@code end} end in. */
  private String output(int end) {
    return layers.get(end - 1).name();
  }

  /** What the layers in a range take from outside of it, each once. */
  private List<String> taken(Range range) {
    List<Item<T>> members = layers.subList(range.from(), range.end());
    Set<String> inside = new LinkedHashSet<>(members.stream().map(Item::name).toList());
    return members.stream()
        .flatMap(item -> item.inputs().stream())
        .filter(input -> !inside.contains(input))
        .distinct()
        .toList();
  }

  private LayerList<T> without(Range range) {
    List<Item<T>> fewer = new ArrayList<>(layers);
    fewer.subList(range.from(), range.end()).clear();
    return new LayerList<>(fewer, numbered);
  }

  private LayerList<T> reroute(IntPredicate places, String former, String other) {
    return mapped(places, item -> item.taking(former, other));
  }

  private LayerList<T> mapped(IntPredicate places, UnaryOperator<Item<T>> change) {
    return new LayerList<>(
        IntStream.range(0, layers.size())
            .mapToObj(i -> places.test(i) ? change.apply(layers.get(i)) : layers.get(i))
            .toList(),
        numbered);
  }

  /** What the names of a layer's neighbours begin with: {@code features/}, or nothing. */
  public static String scope(String name) {
    return name.substring(0, name.lastIndexOf(WITHIN) + 1);
  }

  /** How many sub-networks a layer is in. */
  public static int depth(String name) {
    return name.split(WITHIN, -1).length - 1;
  }

  /** What a sub-network takes: what its first layer does. */
  private String fed(String scope) {
    return scope.isEmpty()
        ? NetworkSpec.INPUT
        : layers.get(range(scope.substring(0, scope.length() - 1)).from()).inputs().get(0);
  }

  /** The full name of a layer, or of the last layer of a sub-network. */
  private String full(String scope, String fed, String local) {
    if (local.equals(NetworkSpec.INPUT)) {
      return fed;
    }
    List<Item<T>> members = members(scope + local);
    return members.isEmpty() ? scope + local : members.get(members.size() - 1).name();
  }

  private Range range(String name) {
    int from = 0;
    while (from < layers.size() && !belongs(layers.get(from).name(), name)) {
      from++;
    }
    int end = from;
    while (end < layers.size() && belongs(layers.get(end).name(), name)) {
      end++;
    }
    if (from == end) {
      throw new InvalidEdit(
          "There is no layer '" + name + "'; the layers are " + String.join(", ", names()) + ".");
    }
    return new Range(from, end);
  }
}
