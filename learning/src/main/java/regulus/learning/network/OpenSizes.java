package regulus.learning.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import regulus.learning.Shape;
import regulus.learning.network.Shapes.LayerShape;

/**
 * Which sizes of what a network's layers give follow from sizes of its input that are left open;
 * pure. They are those that differ where the input is larger.
 *
 * @param dimensions of the input, and of each layer's output by its name, counted from 0
 */
public record OpenSizes(Map<String, Set<Integer>> dimensions) {
  /** So much that it stays whole where networks halve it five times. */
  private static final int LARGER = 32;

  private static final OpenSizes NONE = new OpenSizes(Map.of());

  public OpenSizes {
    dimensions = Map.copyOf(dimensions);
  }

  /**
   * @param network for one of the sizes that its input may have
   * @param open the dimensions of its input that are left open, counted from 0
   * @throws InvalidLayer if a layer does not fit larger inputs
   */
  public static OpenSizes of(NetworkSpec network, Set<Integer> open) {
    if (open.isEmpty()) {
      return NONE;
    }
    List<Integer> sizes = new ArrayList<>(network.input().dimensions());
    open.forEach(dimension -> sizes.set(dimension, sizes.get(dimension) + LARGER));
    Shapes larger = Shapes.of(new NetworkSpec(new Shape(sizes), network.layers()));
    Map<String, Set<Integer>> dimensions = new HashMap<>(Map.of(NetworkSpec.INPUT, open));
    for (LayerShape layer : Shapes.of(network).layers()) {
      dimensions.put(layer.name(), different(layer.output(), larger.layer(layer.name()).output()));
    }
    return new OpenSizes(dimensions);
  }

  private static Set<Integer> different(Shape one, Shape other) {
    Set<Integer> different = new TreeSet<>();
    for (int i = 0; i < one.rank(); i++) {
      if (one.size(i) != other.size(i)) {
        different.add(i);
      }
    }
    return different;
  }

  /**
   * Those of a layer's output.
   *
   * @param layer its name, or {@link NetworkSpec#INPUT}
   */
  public Set<Integer> of(String layer) {
    return dimensions.getOrDefault(layer, Set.of());
  }
}
