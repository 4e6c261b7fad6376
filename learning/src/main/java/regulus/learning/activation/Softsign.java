package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/** {@code f(x) = x / (1 + |x|)}. */
public record Softsign() implements Activation {
  public static final Kind<Softsign> KIND =
      new Kind<>(
          "softsign",
          "softsign",
          Softsign.class,
          List.of(),
          values -> new Softsign(),
          "x / (1 + |x|), between -1 and 1.");

  @Override
  public Tensor apply(Tensor x) {
    return Arithmetic.divide(x, Arithmetic.add(Elementwise.abs(x), 1));
  }
}
