package regulus.learning.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import regulus.learning.Shape;
import regulus.learning.setting.AddedLater;

/**
 * A network as a fact: what it is fed and its layers by name, each taking the one before or those
 * that it names. The last layer is the output.
 *
 * <p>Layers whose names begin alike, {@code features/conv2d_1}, {@code features/flatten_1}, are a
 * sub-network, {@code features}. They stand together; they are fed with one output from outside,
 * and from outside only the last of them is taken.
 *
 * @param input one example
 * @param layers in order; names are unique
 * @param pretrained what begins with stored weights instead of drawn ones
 */
public record NetworkSpec(
    Shape input, List<NamedLayer> layers, @AddedLater List<Pretrained> pretrained) {
  /** What the network is fed with, among the inputs of a layer. */
  public static final String INPUT = "input";

  /** Between the name of a sub-network and those of its layers: {@code features/conv2d_1}. */
  public static final String WITHIN = "/";

  /**
   * @param name as in the study file, or type and number within the type from 1: {@code conv2d_2}
   * @param inputs whose outputs it takes; none for the layer before alone, or {@link #INPUT} if it
   *     is the first
   * @param frozen whether all its weights are held fixed, Keras' {@code trainable = False}: no
   *     updates, no penalties, and batch normalization keeps to its moving statistics
   */
  public record NamedLayer(
      String name, Layer layer, @AddedLater List<String> inputs, @AddedLater boolean frozen) {
    public NamedLayer {
      inputs = List.copyOf(inputs);
    }

    /** A layer that takes the one before and may be trained. */
    public NamedLayer(String name, Layer layer) {
      this(name, layer, List.of(), false);
    }
  }

  public NetworkSpec {
    layers = plain(layers);
    pretrained = List.copyOf(pretrained);
    Set<String> names = new LinkedHashSet<>(List.of(INPUT));
    for (NamedLayer layer : layers) {
      if (layer.name().equals(INPUT)) {
        throw new IllegalArgumentException("No layer can be named " + INPUT);
      }
      if (!names.add(layer.name())) {
        throw new IllegalArgumentException("Two layers are named " + layer.name());
      }
    }
  }

  /** All of whose weights are drawn. */
  public NetworkSpec(Shape input, List<NamedLayer> layers) {
    this(input, layers, List.of());
  }

  /** Naming the layer before says nothing, so that equal networks are equal. */
  private static List<NamedLayer> plain(List<NamedLayer> layers) {
    List<NamedLayer> plain = new ArrayList<>();
    String before = INPUT;
    for (NamedLayer layer : layers) {
      boolean usual = layer.inputs().equals(List.of(before));
      plain.add(
          usual ? new NamedLayer(layer.name(), layer.layer(), List.of(), layer.frozen()) : layer);
      before = layer.name();
    }
    return List.copyOf(plain);
  }

  /** The names of what the layer at this place takes: layers, or {@link #INPUT}. */
  public List<String> sources(int place) {
    List<String> inputs = layers.get(place).inputs();
    return inputs.isEmpty() ? List.of(place == 0 ? INPUT : layers.get(place - 1).name()) : inputs;
  }

  /**
   * The layers that a layer's input is computed from, the last of which gives it; none where that
   * is the network's own.
   *
   * @param name of a layer that takes one
   */
  public NetworkSpec before(String name) {
    Set<String> needed = new LinkedHashSet<>(List.of(name));
    List<NamedLayer> before = new ArrayList<>();
    for (int i = layers.size() - 1; i >= 0; i--) {
      NamedLayer layer = layers.get(i);
      if (needed.contains(layer.name())) {
        needed.addAll(sources(i));
        before.add(0, new NamedLayer(layer.name(), layer.layer(), sources(i), layer.frozen()));
      }
    }
    return new NetworkSpec(input, before.subList(0, before.size() - 1));
  }
}
