package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.activation.Linear;
import regulus.learning.activation.Softmax;
import regulus.learning.engine.Probabilities;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activated;
import regulus.learning.network.Activation;
import regulus.learning.network.Pass;
import regulus.learning.setting.Kind;

/**
 * The activation {@code softmax} as a layer of its own, Keras' {@code Softmax}: {@code e^x / Σ e^x}
 * over some dimensions. Any shape in and out.
 *
 * @param axis over which dimensions, the batch being 0; the last by default
 */
public record SoftmaxLayer(List<Integer> axis) implements Activated {
  private static final List<Integer> LAST = List.of(-1);

  public static final Kind<SoftmaxLayer> KIND =
      new Kind<>(
          "softmax",
          "Softmax",
          SoftmaxLayer.class,
          List.of(Axes.setting("Over which dimensions, the batch being 0; -1 is the last.")),
          values -> new SoftmaxLayer(values.wholes("axis")),
          "The activation softmax as a layer of its own.");

  public SoftmaxLayer {
    axis = List.copyOf(axis);
  }

  @Override
  public Kind<SoftmaxLayer> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Axes.of(axis, input);
    return input;
  }

  /** Softmax over the last dimension; over others it is the layer's own computation. */
  @Override
  public Activation activation() {
    return axis.equals(LAST) ? new Softmax() : new Linear();
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    Shape shape = new Shape(input.shape().subList(1, input.rank()));
    return Probabilities.softmax(input, Axes.of(axis, shape));
  }

  @Override
  public Tensor beforeActivation(Tensor input, Pass pass) {
    return axis.equals(LAST) ? input : forward(input, pass);
  }
}
