package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/** {@code f(x) = e^x}. */
public record Exponential() implements Activation {
  public static final Kind<Exponential> KIND =
      new Kind<>(
          "exponential",
          "exponential",
          Exponential.class,
          List.of(),
          values -> new Exponential(),
          "e^x.");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.exp(x);
  }
}
