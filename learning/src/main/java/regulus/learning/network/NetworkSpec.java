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
   * @param inference whether it computes as when predicting while its weights may be trained,
   *     Keras' {@code training=False} in a call; never of a layer to which that is the same
   */
  public record NamedLayer(
      String name,
      Layer layer,
      @AddedLater List<String> inputs,
      @AddedLater boolean frozen,
      @AddedLater boolean inference) {
    public NamedLayer {
      inputs = List.copyOf(inputs);
      inference = inference && layer.trainsOtherwise();
    }

    /** A layer that computes as its kind does while it is trained. */
    public NamedLayer(String name, Layer layer, List<String> inputs, boolean frozen) {
      this(name, layer, inputs, frozen, false);
    }

    /** A layer that takes the one before and may be trained. */
    public NamedLayer(String name, Layer layer) {
      this(name, layer, List.of(), false);
    }

    /** Whether, while training, what comes out depends on random numbers. */
    public boolean draws() {
      return layer.draws() && !inference;
    }

    /** Whether, while training, what comes out for an example depends on others of its batch. */
    public boolean mixesExamples() {
      return layer.mixesExamples() && !frozen && !inference;
    }

    /**
     * Whether layers as a whole always compute as when predicting: all of them to which it makes a
     * difference, and there is one.
     */
    public static boolean infer(List<NamedLayer> layers) {
      List<NamedLayer> different =
          layers.stream().filter(it -> it.layer().trainsOtherwise()).toList();
      return !different.isEmpty() && different.stream().allMatch(NamedLayer::inference);
    }

    public NamedLayer with(Layer other) {
      return new NamedLayer(name, other, inputs, frozen, inference);
    }

    public NamedLayer taking(List<String> others) {
      return new NamedLayer(name, layer, others, frozen, inference);
    }

    /** The same layer with its weights held fixed, or not. */
    public NamedLayer held(boolean fixed) {
      return new NamedLayer(name, layer, inputs, fixed, inference);
    }

    /** The same layer computing as when predicting, or not. */
    public NamedLayer inferring(boolean always) {
      return new NamedLayer(name, layer, inputs, frozen, always);
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
      plain.add(usual ? layer.taking(List.of()) : layer);
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
        before.add(0, layer.taking(sources(i)));
      }
    }
    return new NetworkSpec(input, before.subList(0, before.size() - 1));
  }
}
