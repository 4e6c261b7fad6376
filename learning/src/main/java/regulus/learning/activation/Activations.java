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
          Mish.KIND,
          Selu.KIND,
          Celu.KIND,
          Softplus.KIND,
          Squareplus.KIND,
          SparsePlus.KIND,
          Softsign.KIND,
          Exponential.KIND,
          Threshold.KIND,
          HardShrink.KIND,
          SoftShrink.KIND,
          TanhShrink.KIND,
          HardTanh.KIND,
          HardSigmoid.KIND,
          HardSilu.KIND,
          SparseSigmoid.KIND,
          LogSigmoid.KIND,
          Tanh.KIND,
          Sigmoid.KIND,
          Softmax.KIND,
          LogSoftmax.KIND);

  private Activations() {}
}
