package regulus.learning.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import regulus.learning.storage.WireMessage;

/** A graph that grows node by node, in the order in which it is computed. Mutable. */
final class Graph {
  /** {@code GraphProto}'s fields. */
  private static final int NODE = 1;

  private static final int NAME = 2;
  private static final int INITIALIZER = 5;
  private static final int INPUT = 11;
  private static final int OUTPUT = 12;

  private final List<WireMessage> nodes = new ArrayList<>();
  private final List<WireMessage> constants = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Map<String, Value> turned = new HashMap<>();
  private final Map<String, String> operators = new HashMap<>();

  /** Keeps a name for what goes in. */
  String input(String name) {
    names.add(name);
    return name;
  }

  /**
   * Adds a node of one output.
   *
   * @param place in whose name it stands
   * @param inputs names of outputs and constants; empty for one that is left out
   * @return the name of its output
   */
  String node(String place, String operator, List<String> inputs, Attribute... attributes) {
    String name = free(place + "/" + operator);
    nodes.add(Messages.node(name, operator, inputs, attributes));
    operators.put(name, operator);
    return name;
  }

  /** Whether a node of this operator gives the output of this name. */
  boolean gives(String operator, String name) {
    return operator.equals(operators.get(name));
  }

  /** Adds a node whose output is called so, as people will ask for it. */
  void result(String name, String operator, List<String> inputs, Attribute... attributes) {
    names.add(name);
    nodes.add(Messages.node(name, operator, inputs, attributes));
  }

  String constant(String wanted, List<Integer> shape, float... values) {
    String name = free(wanted);
    constants.add(Messages.tensor(name, shape, values));
    return name;
  }

  /** A constant of one dimension. */
  String wholes(String wanted, long... values) {
    String name = free(wanted);
    constants.add(Messages.tensor(name, values));
    return name;
  }

  private String free(String wanted) {
    String name = wanted;
    for (int i = 2; !names.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  /** An image in the order of the operators on images. */
  Value channelsFirst(Value image) {
    return image.channelsFirst() ? image : turned(image, 0, 3, 1, 2);
  }

  /** Whatever it is, in Keras' order. */
  Value channelsLast(Value value) {
    return value.channelsFirst() ? turned(value, 0, 2, 3, 1) : value;
  }

  /** Turned once, whoever asks for it. */
  private Value turned(Value value, long... order) {
    Value known = turned.get(value.name());
    if (known != null) {
      return known;
    }
    String name =
        node(value.name(), "Transpose", List.of(value.name()), Attribute.wholes("perm", order));
    Value other = new Value(name, value.shape(), !value.channelsFirst());
    turned.put(value.name(), other);
    turned.put(name, value);
    return other;
  }

  /**
   * @param input what goes in
   * @param output what comes out
   */
  WireMessage message(String name, WireMessage input, WireMessage output) {
    WireMessage graph = new WireMessage();
    nodes.forEach(node -> graph.message(NODE, node));
    graph.text(NAME, name);
    constants.forEach(constant -> graph.message(INITIALIZER, constant));
    return graph.message(INPUT, input).message(OUTPUT, output);
  }
}
