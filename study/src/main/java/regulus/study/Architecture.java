package regulus.study;

import java.util.Optional;
import java.util.function.UnaryOperator;
import regulus.learning.Shape;
import regulus.learning.network.Layer;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;

/**
 * A network under construction, in Java what lists of layers and edits are in a study file; every
 * method gives another network and leaves this one as it is.
 *
 * @param input one example
 * @param layers by name, as {@link LayerList} names them
 */
public record Architecture(Shape input, LayerList<Layer> layers) {

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
    LayerList<Layer> layers = LayerList.empty();
    for (NamedLayer layer : network.layers()) {
      layers = layers.and(Optional.of(layer.name()), type(layer.layer()), layer.layer());
    }
    return new Architecture(network.input(), layers);
  }

  public Architecture and(Layer layer) {
    return with(layers.and(Optional.empty(), type(layer), layer));
  }

  /** One more layer at the end, under a name of its own. */
  public Architecture and(String name, Layer layer) {
    return with(layers.and(Optional.of(name), type(layer), layer));
  }

  public Architecture insertBefore(String neighbour, Layer layer) {
    return with(layers.before(neighbour, Optional.empty(), type(layer), layer));
  }

  public Architecture insertAfter(String neighbour, Layer layer) {
    return with(layers.after(neighbour, Optional.empty(), type(layer), layer));
  }

  public Architecture replace(String former, Layer layer) {
    return with(layers.replace(former, Optional.empty(), type(layer), layer));
  }

  public Architecture remove(String name) {
    return with(layers.remove(name));
  }

  /**
   * Other settings of a layer.
   *
   * @param type what the layer is
   */
  public <L extends Layer> Architecture change(
      String name, Class<L> type, UnaryOperator<L> change) {
    return with(layers.change(name, layer -> change.apply(type.cast(layer))));
  }

  public NetworkSpec network() {
    return new NetworkSpec(
        input,
        layers.layers().stream().map(item -> new NamedLayer(item.name(), item.layer())).toList());
  }

  private Architecture with(LayerList<Layer> changed) {
    return new Architecture(input, changed);
  }

  private static String type(Layer layer) {
    return layer.kind().name();
  }
}
