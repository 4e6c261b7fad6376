package regulus.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import regulus.learning.Shape;
import regulus.learning.network.Layer;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.study.LayerList.Item;

/**
 * A network under construction, in Java what lists of layers and edits are in a study file; every
 * method gives another network and leaves this one as it is.
 *
 * <p>Wherever a method takes the name of a layer, it may be that of a sub-network as well.
 *
 * @param input one example
 * @param layers by name, as {@link LayerList} names them
 */
public record Architecture(Shape input, LayerList<Placed> layers) {

  /**
   * A layer in its place.
   *
   * @param frozen whether all its weights are held fixed
   * @param inference whether it always computes as when predicting
   */
  public record Placed(Layer layer, boolean frozen, boolean inference) {
    static Placed of(Layer layer) {
      return new Placed(layer, false, false);
    }
  }

  /** A network of these layers, each taking the one before. */
  public static Architecture of(Shape input, Layer... layers) {
    Architecture network = new Architecture(input, LayerList.empty());
    for (Layer layer : layers) {
      network = network.and(layer);
    }
    return network;
  }

  /** A finished network, to be edited. */
  public static Architecture of(NetworkSpec network) {
    List<Item<Placed>> items = new ArrayList<>();
    for (int i = 0; i < network.layers().size(); i++) {
      NamedLayer layer = network.layers().get(i);
      Placed placed = new Placed(layer.layer(), layer.frozen(), layer.inference());
      items.add(new Item<>(layer.name(), type(layer.layer()), placed, network.sources(i)));
    }
    return new Architecture(network.input(), LayerList.of(items));
  }

  public Architecture and(Layer layer) {
    return with(layers.and(part(layer)));
  }

  /**
   * One more layer at the end, under a name of its own.
   *
   * @param inputs the names of what it takes; none for the layer before
   */
  public Architecture and(String name, Layer layer, String... inputs) {
    return with(
        layers.and(
            new Part.One<>(Optional.of(name), type(layer), Placed.of(layer), List.of(inputs))));
  }

  /**
   * A sub-network at the end.
   *
   * @param name under which its layers stand: {@code features/conv2d_1}
   * @param inputs the name of what it takes; none for the layer before
   */
  public Architecture and(String name, Architecture subNetwork, String... inputs) {
    return with(layers.and(subNetwork.whole(name, inputs)));
  }

  private Part<Placed> whole(String name, String... inputs) {
    List<Part<Placed>> parts = new ArrayList<>();
    for (Item<Placed> item : layers.layers()) {
      parts.add(new Part.One<>(Optional.of(item.name()), item.type(), item.layer(), item.inputs()));
    }
    return new Part.Whole<>(Optional.of(name), "network", parts, List.of(inputs));
  }

  public Architecture insertBefore(String neighbour, Layer layer) {
    return with(layers.before(neighbour, part(layer)));
  }

  public Architecture insertAfter(String neighbour, Layer layer) {
    return with(layers.after(neighbour, part(layer)));
  }

  public Architecture replace(String former, Layer layer) {
    return with(layers.replace(former, part(layer)));
  }

  public Architecture remove(String name) {
    return with(layers.remove(name));
  }

  /** Other inputs of a layer, by name. */
  public Architecture connect(String name, String... inputs) {
    return with(layers.taking(name, List.of(inputs)));
  }

  /** Holds all weights of a layer fixed. */
  public Architecture freeze(String name) {
    return changed(name, placed -> new Placed(placed.layer(), true, placed.inference()));
  }

  /** Lets the weights of a layer be trained. */
  public Architecture unfreeze(String name) {
    return changed(name, placed -> new Placed(placed.layer(), false, placed.inference()));
  }

  /**
   * Lets a layer compute as when predicting while its weights may be trained: nothing is dropped,
   * and batch normalization keeps to its moving statistics, Keras' {@code training=False}.
   */
  public Architecture inferring(String name) {
    return changed(name, placed -> new Placed(placed.layer(), placed.frozen(), true));
  }

  private Architecture changed(String name, UnaryOperator<Placed> change) {
    LayerList<Placed> changed = layers;
    for (Item<Placed> member : layers.members(name)) {
      changed = changed.change(member.name(), change);
    }
    return with(changed);
  }

  /**
   * Other settings of a layer.
   *
   * @param type what the layer is
   */
  public <L extends Layer> Architecture change(
      String name, Class<L> type, UnaryOperator<L> change) {
    return with(
        layers.change(
            name,
            placed ->
                new Placed(
                    change.apply(type.cast(placed.layer())), placed.frozen(), placed.inference())));
  }

  public NetworkSpec network() {
    return new NetworkSpec(input, layers.layers().stream().map(Architecture::named).toList());
  }

  private static NamedLayer named(Item<Placed> item) {
    Placed placed = item.layer();
    return new NamedLayer(
        item.name(), placed.layer(), item.inputs(), placed.frozen(), placed.inference());
  }

  private Architecture with(LayerList<Placed> changed) {
    return new Architecture(input, changed);
  }

  private static Part<Placed> part(Layer layer) {
    return Part.of(type(layer), Placed.of(layer));
  }

  private static String type(Layer layer) {
    return layer.kind().name();
  }
}
