package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/** {@code f(x) = min(max(x + 3, 0), 6) / 6}; its gradient at -3 and 3 is 0. */
public record HardSigmoid() implements Activation {
  public static final Kind<HardSigmoid> KIND =
      new Kind<>(
          "hard_sigmoid",
          "hard_sigmoid",
          HardSigmoid.class,
          List.of(),
          values -> new HardSigmoid(),
          "relu6(x + 3) / 6, a straight sigmoid.");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.hardSigmoid(x);
  }
}
