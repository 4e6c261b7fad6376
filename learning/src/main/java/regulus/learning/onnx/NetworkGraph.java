package regulus.learning.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import regulus.learning.Shape;
import regulus.learning.data.Pixels;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.Shapes;
import regulus.learning.network.Shapes.LayerShape;
import regulus.learning.storage.WireMessage;
import regulus.learning.training.OutputMeaning;

/** A whole network as a graph, from bytes to probabilities or scores. */
final class NetworkGraph {
  static final String IMAGES = "images";
  private static final float WHITE = 255;
  private static final List<Integer> NUMBER = List.of();

  private final OnnxModel model;
  private final Shapes shapes;

  /** What comes out. */
  private final String given;

  private final Graph graph = new Graph();

  private NetworkGraph(OnnxModel model) {
    this.model = model;
    OutputMeaning outputs = model.meaning().outputs();
    this.shapes = Shapes.of(outputs.completed(model.network()));
    this.given = outputs.given();
  }

  /**
   * @throws regulus.learning.data.InvalidData if there is no form for one of its layers
   */
  static WireMessage of(OnnxModel model) {
    NetworkGraph network = new NetworkGraph(model);
    List<Integer> output = network.answers(network.outputs());
    return network.graph.message(
        model.name(),
        Messages.value(
            IMAGES,
            Messages.Type.UINT8,
            model.network().input().dimensions(),
            "Pixels as bytes, 0 to 255: height, width, channels."),
        Messages.value(
            network.given,
            Messages.Type.FLOAT,
            output,
            String.join(", ", model.meaning().classes())));
  }

  /** What the last layer gives, in Keras' order. */
  private Value outputs() {
    Map<String, Value> outputs = new HashMap<>(Map.of(NetworkSpec.INPUT, pixels()));
    Value last = Objects.requireNonNull(outputs.get(NetworkSpec.INPUT));
    for (LayerShape layer : shapes.layers()) {
      List<Value> inputs =
          layer.sources().stream().map(outputs::get).map(Objects::requireNonNull).toList();
      last = LayerForms.written(new Site(graph, layer, inputs, model.weights()));
      outputs.put(layer.name(), last);
    }
    return graph.channelsLast(last);
  }

  private Value pixels() {
    String numbers =
        graph.node(
            NetworkSpec.INPUT,
            "Cast",
            List.of(graph.input(IMAGES)),
            Attribute.whole("to", Messages.Type.FLOAT.number()));
    if (model.meaning().pixels() == Pixels.UNIT) {
      String white = graph.constant(NetworkSpec.INPUT + "/white", NUMBER, WHITE);
      numbers = graph.node(NetworkSpec.INPUT, "Div", List.of(numbers, white));
    }
    return new Value(numbers, shapes.input(), false);
  }

  /**
   * A probability, or a score, for every class; for both where the only output is that of class 1.
   *
   * @return their shape
   */
  private List<Integer> answers(Value outputs) {
    if (!outputs.shape().equals(Shape.of(1))) {
      graph.result(given, "Identity", List.of(outputs.name()));
      return outputs.shape().dimensions();
    }
    String one = graph.constant(given + "/one", NUMBER, 1);
    String other = graph.node(given, "Sub", List.of(one, outputs.name()));
    graph.result(given, "Concat", List.of(other, outputs.name()), Attribute.whole("axis", 1));
    return List.of(2);
  }
}
