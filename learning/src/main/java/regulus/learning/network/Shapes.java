package regulus.learning.network;

import java.util.ArrayList;
import java.util.List;
import regulus.learning.Shape;
import regulus.learning.network.NetworkSpec.NamedLayer;

/**
 * What each layer of a network is fed, gives and declares; a pure function of the specification.
 *
 * @param layers in order
 */
public record Shapes(Shape input, List<LayerShape> layers) {

  /** One layer where it stands. */
  public record LayerShape(
      String name, Layer layer, Shape input, Shape output, List<WeightSpec> weights) {
    public LayerShape {
      weights = List.copyOf(weights);
    }

    public long parameters() {
      return weights.stream().mapToLong(WeightSpec::elements).sum();
    }
  }

  public Shapes {
    layers = List.copyOf(layers);
  }

  /**
   * @throws InvalidLayer for the first layer that does not fit, its name in front; those after it
   *     cannot be judged
   */
  public static Shapes of(NetworkSpec spec) {
    List<LayerShape> layers = new ArrayList<>();
    Shape shape = spec.input();
    for (NamedLayer next : spec.layers()) {
      LayerShape inferred = infer(next, shape, layers);
      layers.add(inferred);
      shape = inferred.output();
    }
    return new Shapes(spec.input(), layers);
  }

  /** One example of the network's output. */
  public Shape output() {
    return layers.isEmpty() ? input : layers.get(layers.size() - 1).output();
  }

  /**
   * @throws IllegalArgumentException if there is none of that name
   */
  public LayerShape layer(String name) {
    return layers.stream()
        .filter(layer -> layer.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no layer " + name + "."));
  }

  public long parameters() {
    return layers.stream().mapToLong(LayerShape::parameters).sum();
  }

  public long trainableParameters() {
    return layers.stream()
        .flatMap(layer -> layer.weights().stream())
        .filter(WeightSpec::trainable)
        .mapToLong(WeightSpec::elements)
        .sum();
  }

  private static LayerShape infer(NamedLayer next, Shape input, List<LayerShape> before) {
    try {
      Shape output = next.layer().outputShape(input);
      output.elements();
      List<WeightSpec> declared = next.layer().weights(input);
      List<WeightSpec> weights =
          next.frozen() ? declared.stream().map(WeightSpec::frozen).toList() : declared;
      weights.forEach(WeightSpec::elements);
      return new LayerShape(next.name(), next.layer(), input, output, weights);
    } catch (InvalidLayer problem) {
      throw new InvalidLayer(
          "`" + next.name() + "`: " + problem.getMessage() + origin(before) + ".");
    } catch (ArithmeticException overflow) {
      throw new InvalidLayer(
          "`"
              + next.name()
              + "`: its output or one of its weights would have more than 2,147,483,647 numbers"
              + origin(before)
              + ".");
    }
  }

  private static String origin(List<LayerShape> before) {
    if (before.isEmpty()) {
      return "; it is the first layer, fed with the images";
    }
    LayerShape last = before.get(before.size() - 1);
    return "; `" + last.name() + "` before it leaves " + last.output();
  }
}
