package regulus.learning.layer;

import regulus.learning.activation.Relu;
import regulus.learning.setting.Kind;

/**
 * The activation {@code relu} as a layer of its own, Keras' {@code ReLU}.
 *
 * @param activation applied to each input of any shape
 */
public record ReluLayer(Relu activation) implements ActivationOnly {
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
}
