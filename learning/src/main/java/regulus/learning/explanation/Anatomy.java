package regulus.learning.explanation;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.Shapes;
import regulus.learning.network.Shapes.LayerShape;
import regulus.learning.network.WeightSpec;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Suggestion;

/**
 * Which of a network's layers there is something to see of.
 *
 * @param layers in the order of computation
 */
public record Anatomy(List<LayerShape> layers) {
  private static final int USUAL_MAPS = 4;
  private static final int USUAL_FILTERS = 2;

  public Anatomy {
    layers = List.copyOf(layers);
  }

  public static Anatomy of(NetworkSpec network) {
    return new Anatomy(Shapes.of(network).layers());
  }

  public boolean has(String name) {
    return layers.stream().anyMatch(layer -> layer.name().equals(name));
  }

  /** The first four layers that give maps, or all if there are fewer. */
  public List<String> usualMaps() {
    return names(Anatomy::isSpatial).stream().limit(USUAL_MAPS).toList();
  }

  /** The first two convolutions. */
  public List<String> usualFilters() {
    return names(Anatomy::isConvolution).stream().limit(USUAL_FILTERS).toList();
  }

  /** The last convolution that something follows, which Grad-CAM looks at; none without one. */
  public Optional<String> usualCam() {
    List<String> convolutions =
        layers.subList(0, layers.size() - 1).stream()
            .filter(layer -> isConvolution(layer) && isSpatial(layer))
            .map(LayerShape::name)
            .toList();
    return convolutions.isEmpty()
        ? Optional.empty()
        : Optional.of(convolutions.get(convolutions.size() - 1));
  }

  /** Those of the named layers that are convolutions. */
  public List<String> convolutionsAmong(List<String> names) {
    return names.stream().filter(names(Anatomy::isConvolution)::contains).toList();
  }

  /**
   * A layer that gives maps.
   *
   * @param setting what asked for it
   * @throws InvalidSetting if there is no such layer, or it gives no maps
   */
  public LayerShape spatial(String setting, String name) {
    LayerShape layer = layer(setting, name);
    if (!isSpatial(layer)) {
      throw new InvalidSetting(
          setting,
          "The layer '"
              + name
              + "' has no maps to show: each image gives "
              + layer.output()
              + " numbers. Layers with maps are "
              + String.join(", ", names(Anatomy::isSpatial))
              + ".");
    }
    return layer;
  }

  /**
   * A layer that Grad-CAM can look at: it gives maps, and something follows it.
   *
   * @throws InvalidSetting if there is no such layer, or it cannot
   */
  public LayerShape forCam(String setting, String name) {
    LayerShape layer = spatial(setting, name);
    if (layer.equals(layers.get(layers.size() - 1))) {
      throw new InvalidSetting(
          setting, "The layer '" + name + "' is the last: its maps are the answer itself.");
    }
    return layer;
  }

  LayerShape layer(String setting, String name) {
    return layers.stream()
        .filter(layer -> layer.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidSetting(
                    setting,
                    "There is no layer '"
                        + name
                        + "'."
                        + Suggestion.sentence(name, names(layer -> true))
                        + " There are "
                        + String.join(", ", names(layer -> true))
                        + "."));
  }

  /** A weight that every convolution has, whatever its kind. */
  static Optional<WeightSpec> kernel(LayerShape layer) {
    return layer.weights().stream().filter(weight -> weight.shape().size() == 4).findFirst();
  }

  private static boolean isConvolution(LayerShape layer) {
    return kernel(layer).isPresent();
  }

  private static boolean isSpatial(LayerShape layer) {
    return layer.output().rank() == 3;
  }

  private List<String> names(Predicate<LayerShape> which) {
    return layers.stream().filter(which).map(LayerShape::name).toList();
  }
}
