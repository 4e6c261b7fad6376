package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/**
 * {@code f(x) = x · min(max(x + 3, 0), 6) / 6}, also called hard_swish (Howard and others 2019).
 */
public record HardSilu() implements Activation {
  public static final Kind<HardSilu> KIND =
      new Kind<>(
          "hard_silu",
          "hard_silu",
          HardSilu.class,
          List.of(),
          values -> new HardSilu(),
          "x · relu6(x + 3) / 6, also called hard_swish.");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.hardSilu(x);
  }
}
