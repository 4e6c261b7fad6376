package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/** {@code f(x) = x / (1 + e^-x)}, also called swish (Ramachandran, Zoph, Le 2017). */
public record Silu() implements Activation {
  public static final Kind<Silu> KIND =
      new Kind<>(
          "silu",
          "silu",
          Silu.class,
          List.of(),
          values -> new Silu(),
          "f(x) = x / (1 + e^-x), also called swish.");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.silu(x);
  }
}
