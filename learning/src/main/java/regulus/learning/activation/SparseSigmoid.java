package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/**
 * {@code f(x) = 0} below -1, {@code (x + 1) / 2} up to 1, {@code 1} above; its gradient at -1 and 1
 * is 0.
 */
public record SparseSigmoid() implements Activation {
  public static final Kind<SparseSigmoid> KIND =
      new Kind<>(
          "sparse_sigmoid",
          "sparse_sigmoid",
          SparseSigmoid.class,
          List.of(),
          values -> new SparseSigmoid(),
          "0 below -1, 1 above 1, a line between.");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.between(Arithmetic.divide(Arithmetic.add(x, 1), 2), 0, 1);
  }
}
