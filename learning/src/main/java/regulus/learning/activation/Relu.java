package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/** {@code f(x) = max(x, 0)}; its gradient at 0 is 0. */
public record Relu() implements Activation {
  public static final Kind<Relu> KIND =
      new Kind<>("relu", "relu", Relu.class, List.of(), values -> new Relu(), "f(x) = max(x, 0).");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.relu(x);
  }

  @Override
  public Tensor applyToFresh(Tensor x) {
    return Elementwise.reluInPlace(x);
  }

  @Override
  public boolean commutesWithMaximum() {
    return true;
  }
}
