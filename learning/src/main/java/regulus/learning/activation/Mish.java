package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/** {@code f(x) = x · tanh(log(1 + e^x))} (Misra 2019). */
public record Mish() implements Activation {
  public static final Kind<Mish> KIND =
      new Kind<>(
          "mish", "mish", Mish.class, List.of(), values -> new Mish(), "x · tanh(softplus(x)).");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.mish(x);
  }
}
