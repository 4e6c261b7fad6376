package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/**
 * {@code f(x) = 1.0507 · x} above 0, {@code 1.0507 · 1.6733 · (e^x - 1)} below (Klambauer and
 * others 2017).
 */
public record Selu() implements Activation {
  public static final Kind<Selu> KIND =
      new Kind<>(
          "selu",
          "selu",
          Selu.class,
          List.of(),
          values -> new Selu(),
          "1.0507 · elu(x) with an alpha of 1.6733, which keeps mean and variance.");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.selu(x);
  }
}
