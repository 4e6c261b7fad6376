package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Probabilities;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/** {@code f(x)_i = e^x_i / Σ_j e^x_j} over the last dimension: probabilities that sum to 1. */
public record Softmax() implements Activation {
  public static final Kind<Softmax> KIND =
      new Kind<>(
          "softmax",
          "softmax",
          Softmax.class,
          List.of(),
          values -> new Softmax(),
          "Probabilities over the last dimension, which sum to 1.");

  @Override
  public Tensor apply(Tensor x) {
    return Probabilities.softmax(x);
  }
}
