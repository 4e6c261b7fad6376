package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/** {@code f(x) = x}; what layers without an activation end in. */
public record Linear() implements Activation {
  public static final Kind<Linear> KIND =
      new Kind<>(
          "linear",
          "linear",
          Linear.class,
          List.of(),
          values -> new Linear(),
          "f(x) = x; what layers end in unless told otherwise.");

  @Override
  public Tensor apply(Tensor x) {
    return x;
  }

  @Override
  public Tensor applyToFresh(Tensor x) {
    return x;
  }

  @Override
  public boolean commutesWithMaximum() {
    return true;
  }
}
