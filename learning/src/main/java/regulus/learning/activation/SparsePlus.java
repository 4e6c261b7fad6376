package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/** {@code f(x) = 0} below -1, {@code (x + 1)² / 4} up to 1, {@code x} above. */
public record SparsePlus() implements Activation {
  public static final Kind<SparsePlus> KIND =
      new Kind<>(
          "sparse_plus",
          "sparse_plus",
          SparsePlus.class,
          List.of(),
          values -> new SparsePlus(),
          "0 below -1, x above 1, a parabola between.");

  @Override
  public Tensor apply(Tensor x) {
    return Arithmetic.add(
        Arithmetic.divide(Elementwise.square(Elementwise.clip(Arithmetic.add(x, 1), 0, 2)), 4),
        Elementwise.relu(Arithmetic.add(x, -1)));
  }
}
