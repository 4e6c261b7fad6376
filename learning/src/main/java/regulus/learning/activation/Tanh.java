package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/** {@code f(x) = (e^x - e^-x) / (e^x + e^-x)}. */
public record Tanh() implements Activation {
  public static final Kind<Tanh> KIND =
      new Kind<>(
          "tanh",
          "tanh",
          Tanh.class,
          List.of(),
          values -> new Tanh(),
          "The hyperbolic tangent, between -1 and 1.");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.tanh(x);
  }

  @Override
  public Tensor applyToFresh(Tensor x) {
    return Elementwise.tanhInPlace(x);
  }
}
