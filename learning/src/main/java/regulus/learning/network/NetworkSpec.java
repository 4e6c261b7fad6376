package regulus.learning.network;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import regulus.learning.Shape;
import regulus.learning.setting.AddedLater;

/**
 * A network as a fact: what it is fed and its layers by name, each taking the one before.
 *
 * @param input one example
 * @param layers in order; names are unique
 */
public record NetworkSpec(Shape input, List<NamedLayer> layers) {

  /**
   * @param name as in the study file, or type and number within the type from 1: {@code conv2d_2}
   * @param inputs whose outputs it takes; none for the layer before, or the images if it is the
   *     first
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
    layers = List.copyOf(layers);
    Set<String> names = new LinkedHashSet<>();
    for (NamedLayer layer : layers) {
      if (!names.add(layer.name())) {
        throw new IllegalArgumentException("Two layers are named " + layer.name());
      }
    }
  }
}
