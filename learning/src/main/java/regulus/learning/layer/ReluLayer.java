package regulus.learning.layer;

import regulus.learning.Shape;
import regulus.learning.activation.Relu;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activated;
import regulus.learning.network.Pass;
import regulus.learning.setting.Kind;

/**
 * The activation {@code relu} as a layer of its own, Keras' {@code ReLU}.
 *
 * @param activation applied to each input of any shape
 */
public record ReluLayer(Relu activation) implements Activated {
  public static final Kind<ReluLayer> KIND =
      new Kind<>(
          "relu",
          "ReLU",
          ReluLayer.class,
          Relu.SETTINGS,
          values -> new ReluLayer(Relu.from(values)),
          "The activation relu as a layer of its own.");

  @Override
  public Kind<ReluLayer> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return activation.apply(input);
  }

  @Override
  public Tensor beforeActivation(Tensor input, Pass pass) {
    return input;
  }
}
