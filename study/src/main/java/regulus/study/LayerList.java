package regulus.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Layers by name, in order, and the edits that make variants of them; immutable.
 *
 * <p>A layer without a name of its own is called by its type and its number within its type, from
 * 1: {@code conv2d_2}. An edit never changes the name of another layer and never gives a name again
 * that was taken before, so that what a variant did not touch starts from the same weights.
 *
 * @param layers in order; names are unique
 * @param numbered how many layers of each type there have been
 * @param <T> what a layer is
 */
public record LayerList<T>(List<Item<T>> layers, Map<String, Integer> numbered) {

  /** One layer under its name. */
  public record Item<T>(String name, String type, T layer) {}

  public LayerList {
    layers = List.copyOf(layers);
    numbered = Map.copyOf(numbered);
  }

  public static <T> LayerList<T> empty() {
    return new LayerList<>(List.of(), Map.of());
  }

  public List<String> names() {
    return layers.stream().map(Item::name).toList();
  }

  public Optional<Item<T>> find(String name) {
    return layers.stream().filter(item -> item.name().equals(name)).findFirst();
  }

  public List<String> namesOfType(String type) {
    return layers.stream().filter(item -> item.type().equals(type)).map(Item::name).toList();
  }

  /** One more layer at the end. */
  public LayerList<T> and(Optional<String> name, String type, T layer) {
    return insert(layers.size(), name, type, layer);
  }

  public LayerList<T> before(String neighbour, Optional<String> name, String type, T layer) {
    return insert(position(neighbour), name, type, layer);
  }

  public LayerList<T> after(String neighbour, Optional<String> name, String type, T layer) {
    return insert(position(neighbour) + 1, name, type, layer);
  }

  /** Another layer in a layer's place; it takes over the name if it is of the same type. */
  public LayerList<T> replace(String former, Optional<String> name, String type, T layer) {
    int position = position(former);
    boolean same = layers.get(position).type().equals(type);
    return remove(former)
        .insert(position, name.or(() -> same ? Optional.of(former) : name), type, layer);
  }

  public LayerList<T> remove(String name) {
    List<Item<T>> fewer = new ArrayList<>(layers);
    fewer.remove(position(name));
    return new LayerList<>(fewer, numbered);
  }

  /** The same list with one layer's content changed. */
  public LayerList<T> change(String name, UnaryOperator<T> change) {
    List<Item<T>> changed = new ArrayList<>(layers);
    Item<T> former = layers.get(position(name));
    changed.set(position(name), new Item<>(name, former.type(), change.apply(former.layer())));
    return new LayerList<>(changed, numbered);
  }

  private LayerList<T> insert(int position, Optional<String> name, String type, T layer) {
    Map<String, Integer> counts = new HashMap<>(numbered);
    counts.merge(type, 1, Integer::sum);
    while (name.isEmpty() && find(type + "_" + counts.get(type)).isPresent()) {
      counts.merge(type, 1, Integer::sum);
    }
    Item<T> item = new Item<>(name.orElse(type + "_" + counts.get(type)), type, layer);
    if (find(item.name()).isPresent()) {
      throw new IllegalArgumentException("Two layers are named '" + item.name() + "'.");
    }
    List<Item<T>> more = new ArrayList<>(layers);
    more.add(position, item);
    return new LayerList<>(more, counts);
  }

  private int position(String name) {
    int position = names().indexOf(name);
    if (position < 0) {
      throw new IllegalArgumentException(
          "There is no layer '" + name + "'; the layers are " + String.join(", ", names()) + ".");
    }
    return position;
  }
}
