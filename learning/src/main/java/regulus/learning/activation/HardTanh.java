package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/** {@code f(x) = min(max(x, -1), 1)}; its gradient at -1 and 1 is 1. */
public record HardTanh() implements Activation {
  public static final Kind<HardTanh> KIND =
      new Kind<>(
          "hard_tanh",
          "hard_tanh",
          HardTanh.class,
          List.of(),
          values -> new HardTanh(),
          "min(max(x, -1), 1).");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.clip(x, -1, 1);
  }
}
