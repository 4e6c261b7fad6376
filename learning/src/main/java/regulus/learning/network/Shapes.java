package regulus.learning.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import regulus.learning.Shape;
import regulus.learning.network.NetworkSpec.NamedLayer;

/**
 * What each layer of a network is fed, gives and declares; a pure function of the specification.
 *
 * @param layers in order
 */
public record Shapes(Shape input, List<LayerShape> layers) {

  /**
   * One layer where it stands.
   *
   * @param sources the names of what it takes
   * @param inputs the shapes of that
   */
  public record LayerShape(
      String name,
      Layer layer,
      List<String> sources,
      List<Shape> inputs,
      Shape output,
      List<WeightSpec> weights) {
    public LayerShape {
      sources = List.copyOf(sources);
      inputs = List.copyOf(inputs);
      weights = List.copyOf(weights);
    }

    /** What takes its weights from the training images, if anything does. */
    public Optional<Adaptation> adaptation() {
      return layer.adaptation(inputs.get(0));
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
    Wiring.checkSources(spec);
    Map<String, Shape> outputs = new HashMap<>(Map.of(NetworkSpec.INPUT, spec.input()));
    List<LayerShape> layers = new ArrayList<>();
    for (int i = 0; i < spec.layers().size(); i++) {
      LayerShape next = infer(spec.layers().get(i), spec.sources(i), outputs);
      outputs.put(next.name(), next.output());
      layers.add(next);
    }
    Wiring.checkReaders(spec);
    Shapes shapes = new Shapes(spec.input(), layers);
    layers.stream()
        .filter(layer -> layer.adaptation().isPresent())
        .forEach(layer -> shapes.checkAdapting(spec, layer.name()));
    return shapes;
  }

  /** What a layer adapts to must be there before the first step, and the same in every epoch. */
  private void checkAdapting(NetworkSpec spec, String name) {
    for (NamedLayer before : spec.before(name).layers()) {
      boolean draws = before.draws();
      if (draws || !layer(before.name()).weights().isEmpty()) {
        throw InvalidLayer.of(
            name,
            "it takes its numbers from the training images before the first step, and `%s` before it %s; put it before `%s`, or give it the numbers"
                .formatted(
                    before.name(),
                    draws ? "changes them at random in every step" : "has weights",
                    before.name()));
      }
    }
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

  private static LayerShape infer(
      NamedLayer next, List<String> sources, Map<String, Shape> outputs) {
    List<Shape> inputs = sources.stream().map(outputs::get).map(Objects::requireNonNull).toList();
    try {
      Shape output = output(next.layer(), inputs);
      output.elements();
      List<WeightSpec> declared = next.layer().weights(inputs.get(0));
      declared.forEach(WeightSpec::elements);
      List<WeightSpec> weights =
          next.frozen() ? declared.stream().map(WeightSpec::frozen).toList() : declared;
      return new LayerShape(next.name(), next.layer(), sources, inputs, output, weights);
    } catch (InvalidLayer problem) {
      throw InvalidLayer.of(next.name(), problem.getMessage() + origin(sources, inputs));
    } catch (ArithmeticException overflow) {
      throw InvalidLayer.of(
          next.name(),
          "its output or one of its weights would have more than 2,147,483,647 numbers"
              + origin(sources, inputs));
    }
  }

  private static Shape output(Layer layer, List<Shape> inputs) {
    return layer instanceof Merging merging
        ? merging.outputShape(inputs)
        : layer.outputShape(inputs.get(0));
  }

  private static String origin(List<String> sources, List<Shape> inputs) {
    if (sources.equals(List.of(NetworkSpec.INPUT))) {
      return "; it is the first layer, fed with the images";
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      parts.add("`" + sources.get(i) + "` before it leaves " + inputs.get(i));
    }
    return "; " + String.join(", ", parts);
  }
}
