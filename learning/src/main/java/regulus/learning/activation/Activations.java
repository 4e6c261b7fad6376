package regulus.learning.activation;

import regulus.learning.network.Activation;
import regulus.learning.setting.Family;

/** Every activation there is. */
public final class Activations {
  public static final Family<Activation> ALL =
      new Family<>(
          "activation",
          Activation.class,
          Linear.KIND,
          Relu.KIND,
          Relu6.KIND,
          LeakyRelu.KIND,
          Elu.KIND,
          Gelu.KIND,
          Silu.KIND,
          Tanh.KIND,
          Sigmoid.KIND,
          Softmax.KIND);

  private Activations() {}
}
