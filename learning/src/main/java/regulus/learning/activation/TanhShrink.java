package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/** {@code f(x) = x - tanh(x)}. */
public record TanhShrink() implements Activation {
  public static final Kind<TanhShrink> KIND =
      new Kind<>(
          "tanh_shrink",
          "tanh_shrink",
          TanhShrink.class,
          List.of(),
          values -> new TanhShrink(),
          "x - tanh(x).");

  @Override
  public Tensor apply(Tensor x) {
    return Arithmetic.subtract(x, Elementwise.tanh(x));
  }
}
