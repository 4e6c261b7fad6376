package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/**
 * {@code f(x) = 1 / (1 + e^-x)}; as the last activation it makes probabilities of single classes.
 */
public record Sigmoid() implements Activation {
  public static final Kind<Sigmoid> KIND =
      new Kind<>(
          "sigmoid",
          "sigmoid",
          Sigmoid.class,
          List.of(),
          values -> new Sigmoid(),
          "f(x) = 1 / (1 + e^-x), a probability.");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.sigmoid(x);
  }

  @Override
  public Tensor applyToFresh(Tensor x) {
    return Elementwise.sigmoidInPlace(x);
  }
}
