package regulus.learning.activation;

import java.util.List;
import regulus.learning.engine.Probabilities;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.Kind;

/** The logarithm of {@link Softmax}, over the last dimension. */
public record LogSoftmax() implements Activation {
  public static final Kind<LogSoftmax> KIND =
      new Kind<>(
          "log_softmax",
          "log_softmax",
          LogSoftmax.class,
          List.of(),
          values -> new LogSoftmax(),
          "The logarithm of softmax, over the last dimension.");

  @Override
  public Tensor apply(Tensor x) {
    return Probabilities.logSoftmax(x);
  }
}
