package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/** {@code f(x) = min(max(x, 0), 6)} (Howard and others 2017); its gradient at 0 and 6 is 0. */
public record Relu6() implements Activation {
  private static final double MOST = 6;

  public static final Kind<Relu6> KIND =
      new Kind<>(
          "relu6",
          "relu6",
          Relu6.class,
          List.of(),
          values -> new Relu6(),
          "f(x) = min(max(x, 0), 6).");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.between(x, 0, MOST);
  }

  @Override
  public Tensor applyToFresh(Tensor x) {
    return Elementwise.betweenInPlace(x, 0, MOST);
  }

  @Override
  public boolean commutesWithMaximum() {
    return true;
  }
}
