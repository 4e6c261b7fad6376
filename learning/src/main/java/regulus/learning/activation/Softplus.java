package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/** {@code f(x) = log(1 + e^x)}. */
public record Softplus() implements Activation {
  public static final Kind<Softplus> KIND =
      new Kind<>(
          "softplus",
          "softplus",
          Softplus.class,
          List.of(),
          values -> new Softplus(),
          "log(1 + e^x), a smooth relu.");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.softplus(x);
  }
}
