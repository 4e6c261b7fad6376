package regulus.learning.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import regulus.learning.Shape;
import regulus.learning.network.Shapes.LayerShape;
import regulus.learning.network.WeightArray;

/**
 * A layer where it is being written.
 *
 * @param graph that it is added to
 * @param inputs what it takes
 * @param weights of the whole network
 */
record Site(Graph graph, LayerShape layer, List<Value> inputs, Map<String, WeightArray> weights) {
  private static final List<Integer> CHANNELS_FIRST = List.of(2, 0, 1);

  /** What it takes if that is one layer. */
  Value input() {
    return inputs.get(0);
  }

  /** The same with channels first. */
  Value image() {
    return graph.channelsFirst(input());
  }

  /** The same in Keras' order. */
  Value inKerasOrder() {
    return graph.channelsLast(input());
  }

  Shape output() {
    return layer.output();
  }

  boolean has(String weight) {
    return layer.weights().stream().anyMatch(it -> it.name().equals(weight));
  }

  WeightArray weight(String weight) {
    return Objects.requireNonNull(weights.get(layer.name() + "/" + weight), weight);
  }

  /** A weight as it is, for the inputs of a node. */
  String constant(String weight) {
    return constant(weight, weight(weight));
  }

  String constant(String name, WeightArray array) {
    return graph.constant(layer.name() + "/" + name, array.shape(), array.values());
  }

  String number(String name, double value) {
    return graph.constant(layer.name() + "/" + name, List.of(), (float) value);
  }

  String wholes(String name, long... values) {
    return graph.wholes(layer.name() + "/" + name, values);
  }

  /**
   * Numbers that stretch along every dimension of a value but some.
   *
   * @param dimensions those, in rising order, the batch being 0, as Keras has them
   */
  String spread(Value x, List<Integer> dimensions, String name, float... values) {
    List<Integer> sizes = new ArrayList<>(Collections.nCopies(x.shape().rank(), 1));
    dimensions.forEach(dimension -> sizes.set(dimension - 1, x.shape().size(dimension - 1)));
    WeightArray array = new WeightArray(sizes, values);
    return constant(name, x.channelsFirst() ? array.arranged(CHANNELS_FIRST) : array);
  }

  /** Adds a node that takes several. */
  String node(String operator, List<String> inputs, Attribute... attributes) {
    return graph.node(layer.name(), operator, inputs, attributes);
  }

  /** Adds a node that leaves the shape of the first as it is. */
  Value each(String operator, Value x, Attribute... attributes) {
    return x.named(node(operator, List.of(x.name()), attributes));
  }

  /** Adds a node that joins a value with others which have, or stretch to, its shape. */
  Value join(String operator, Value x, String... others) {
    List<String> inputs = new ArrayList<>(List.of(x.name()));
    inputs.addAll(List.of(others));
    return x.named(node(operator, inputs));
  }

  /** The layer's output, as Keras has it. */
  Value vector(String name) {
    return new Value(name, output(), false);
  }

  /** The layer's output, with channels first. */
  Value image(String name) {
    return new Value(name, output(), true);
  }
}
