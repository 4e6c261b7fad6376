package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/** {@code f(x) = -log(1 + e^-x)}, the logarithm of a sigmoid. */
public record LogSigmoid() implements Activation {
  public static final Kind<LogSigmoid> KIND =
      new Kind<>(
          "log_sigmoid",
          "log_sigmoid",
          LogSigmoid.class,
          List.of(),
          values -> new LogSigmoid(),
          "log(sigmoid(x)).");

  @Override
  public Tensor apply(Tensor x) {
    return Elementwise.logSigmoid(x);
  }
}
