package regulus.learning.optimizer;

import java.util.OptionalDouble;
import regulus.learning.engine.ParameterVector;
import regulus.learning.engine.Updates;

/** Decoupled weight decay (Loshchilov, Hutter 2019), as Keras applies it before the update. */
final class WeightDecay {
  private WeightDecay() {}

  /** {@code w -= w · decay · learning rate}. */
  static void apply(ParameterVector weights, OptionalDouble decay, double learningRate) {
    if (decay.isPresent()) {
      Updates.scale(weights.values(), 1 - decay.getAsDouble() * learningRate);
    }
  }
}
