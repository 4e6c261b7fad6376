package regulus.learning.network;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import regulus.learning.Shape;

/**
 * A network as a fact: what it is fed and its layers by name, each taking the one before.
 *
 * @param input one example
 * @param layers in order; names are unique
 */
public record NetworkSpec(Shape input, List<NamedLayer> layers) {

  /**
   * @param name as in the study file, or type and number within the type from 1: {@code conv2d_2}
   */
  public record NamedLayer(String name, Layer layer) {}

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
