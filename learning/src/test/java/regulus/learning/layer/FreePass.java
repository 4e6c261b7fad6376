package regulus.learning.layer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import regulus.learning.Shape;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.network.WeightSpec;
import regulus.learning.random.Stream;

/** A pass of one layer by itself, in double precision, with weights as given. */
record FreePass(Map<String, Tensor> weights, boolean training, Stream random) implements Pass {

  /** Weights as the layer would draw them, a little off: all kinds of weights are told apart. */
  static Map<String, double[]> draw(Layer layer, Shape input, Stream random) {
    Map<String, double[]> drawn = new HashMap<>();
    for (WeightSpec spec : layer.weights(input)) {
      float[] values = spec.initializer().draw(spec.shape(), random.named(spec.name()));
      double[] off = new double[values.length];
      for (int i = 0; i < off.length; i++) {
        off[i] = values[i] + 0.2 * random.named("off " + spec.name()).uniform(i);
      }
      drawn.put(spec.name(), off);
    }
    return drawn;
  }

  static FreePass of(Layer layer, Shape input, Map<String, double[]> values, boolean training) {
    Map<String, Tensor> weights = new HashMap<>();
    for (WeightSpec spec : layer.weights(input)) {
      Tensor tensor =
          Creation.of(
              Objects.requireNonNull(values.get(spec.name())), Precision.FLOAT64, spec.shape());
      weights.put(spec.name(), spec.trainable() ? Gradients.variable(tensor) : tensor);
    }
    return new FreePass(weights, training, new Stream(77));
  }

  static Tensor batch(double[] values, int examples, Shape shape) {
    List<Integer> sizes = new java.util.ArrayList<>(List.of(examples));
    sizes.addAll(shape.dimensions());
    return Gradients.variable(Creation.of(values, Precision.FLOAT64, sizes));
  }

  @Override
  public boolean frozen() {
    return false;
  }

  @Override
  public Tensor weight(String name) {
    return Objects.requireNonNull(weights.get(name), name);
  }
}
