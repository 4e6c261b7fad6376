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
   */
  public record Placed(Layer layer, boolean frozen) {}

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
      Placed placed = new Placed(layer.layer(), layer.frozen());
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
            new Part.One<>(
                Optional.of(name), type(layer), new Placed(layer, false), List.of(inputs))));
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
    return frozen(name, true);
  }

  /** Lets the weights of a layer be trained. */
  public Architecture unfreeze(String name) {
    return frozen(name, false);
  }

  private Architecture frozen(String name, boolean frozen) {
    LayerList<Placed> changed = layers;
    for (Item<Placed> member : layers.members(name)) {
      changed = changed.change(member.name(), placed -> new Placed(placed.layer(), frozen));
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
            name, placed -> new Placed(change.apply(type.cast(placed.layer())), placed.frozen())));
  }

  public NetworkSpec network() {
    return new NetworkSpec(
        input,
        layers.layers().stream()
            .map(
                item ->
                    new NamedLayer(
                        item.name(), item.layer().layer(), item.inputs(), item.layer().frozen()))
            .toList());
  }

  private Architecture with(LayerList<Placed> changed) {
    return new Architecture(input, changed);
  }

  private static Part<Placed> part(Layer layer) {
    return Part.of(type(layer), new Placed(layer, false));
  }

  private static String type(Layer layer) {
    return layer.kind().name();
  }
}
