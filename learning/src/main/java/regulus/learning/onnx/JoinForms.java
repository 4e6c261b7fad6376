package regulus.learning.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import regulus.learning.Shape;
import regulus.learning.layer.Concatenate;

/** Layers of several inputs. */
final class JoinForms {
  private JoinForms() {}

  /** Number by number, as the operator does it to all of them. */
  static Value joined(String operator, Site site) {
    List<Value> inputs = alike(site);
    List<String> names = inputs.stream().map(Value::name).toList();
    return new Value(site.node(operator, names), site.output(), inputs.get(0).channelsFirst());
  }

  static Value multiplied(Site site) {
    List<Value> inputs = alike(site);
    String product = inputs.get(0).name();
    for (Value input : inputs.subList(1, inputs.size())) {
      product = site.node("Mul", List.of(product, input.name()));
    }
    return new Value(product, site.output(), inputs.get(0).channelsFirst());
  }

  static Value concatenated(Concatenate layer, Site site) {
    List<Value> inputs = alike(site);
    Value first = inputs.get(0);
    int dimension = layer.axis() < 0 ? first.shape().rank() + 1 + layer.axis() : layer.axis();
    String name =
        site.node(
            "Concat",
            inputs.stream().map(Value::name).toList(),
            Attribute.whole("axis", first.axis(dimension)));
    return new Value(name, site.output(), first.channelsFirst());
  }

  /** All with as many dimensions as the output, and their channels where the first has them. */
  private static List<Value> alike(Site site) {
    List<Value> ranked = site.inputs().stream().map(value -> ranked(value, site)).toList();
    boolean first = ranked.get(0).channelsFirst();
    return ranked.stream()
        .map(value -> first ? site.graph().channelsFirst(value) : site.graph().channelsLast(value))
        .toList();
  }

  /** With ones in front of its dimensions. */
  private static Value ranked(Value value, Site site) {
    int missing = site.output().rank() - value.shape().rank();
    if (missing == 0) {
      return value;
    }
    List<Integer> sizes = new ArrayList<>(Collections.nCopies(missing, 1));
    sizes.addAll(value.shape().dimensions());
    Shape shape = new Shape(sizes);
    return new Value(
        ShapeForms.reshaped(site.graph().channelsLast(value), shape, site), shape, false);
  }
}
