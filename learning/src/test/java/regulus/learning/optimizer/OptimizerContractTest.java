package regulus.learning.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import regulus.learning.engine.Creation;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.ParameterVector;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Updates;
import regulus.learning.training.Descent;
import regulus.learning.training.Optimizer;

/** What holds for every optimizer, with every setting that changes what it does. */
class OptimizerContractTest {
  private static final double[] START = {1, -2, 3, -0.5};
  private static final double RATE = 0.01;

  static java.util.stream.Stream<Object> optimizers() {
    return java.util.stream.Stream.of(
        "sgd",
        Map.of("sgd", Map.of("momentum", 0.9)),
        Map.of("sgd", Map.of("momentum", 0.9, "nesterov", true)),
        Map.of("sgd", Map.of("weight_decay", 0.1)),
        Map.of("adam", Map.of("learning_rate", RATE)),
        Map.of("adam", Map.of("learning_rate", RATE, "amsgrad", true, "weight_decay", 0.1)),
        Map.of("adamw", Map.of("learning_rate", RATE)),
        Map.of("rmsprop", Map.of("learning_rate", RATE)),
        Map.of("rmsprop", Map.of("learning_rate", RATE, "centered", true)),
        Map.of("rmsprop", Map.of("learning_rate", RATE, "centered", true, "momentum", 0.9)),
        Map.of("nadam", Map.of("learning_rate", RATE)),
        Map.of("adamax", Map.of("learning_rate", RATE)),
        Map.of("adagrad", Map.of("learning_rate", 0.2)),
        Map.of("lion", Map.of("learning_rate", RATE)),
        Map.of("lamb", Map.of("learning_rate", RATE)),
        Map.of("ftrl", Map.of("learning_rate", 0.2, "l1_regularization_strength", 0.001)),
        Map.of("sgd", Map.of("clipnorm", 1)),
        Map.of("sgd", Map.of("clipvalue", 0.5)),
        Map.of("sgd", Map.of("global_clipnorm", 1)),
        Map.of("adam", Map.of("learning_rate", RATE, "use_ema", true, "ema_momentum", 0.9)),
        Map.of(
            "adam",
            Map.of(
                "learning_rate",
                RATE,
                "use_ema",
                true,
                "ema_momentum",
                0.5,
                "ema_overwrite_frequency",
                3)));
  }

  @BeforeEach
  void claimThread() {
    LibTorch.claimThread();
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void findsTheBottomOfABowl(Object plain) {
    double[] end = descend(Optimizers.ALL.create(plain), 1000);
    for (double weight : end) {
      assertThat(Math.abs(weight)).isLessThan(0.1);
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void takesTheSameStepsAgain(Object plain) {
    Optimizer optimizer = Optimizers.ALL.create(plain);
    assertThat(descend(optimizer, 50)).isEqualTo(descend(optimizer, 50));
  }

  /** Minimizes w² from a fixed start; the gradient is 2w. */
  private static double[] descend(Optimizer optimizer, int steps) {
    return Scope.get(
        () -> {
          try (ParameterVector weights =
                  new ParameterVector(List.of(List.of(START.length)), Precision.FLOAT32);
              Descent descent = new Descent(optimizer, weights)) {
            Updates.copy(
                Creation.of(START, Precision.FLOAT32, List.of(START.length)), weights.values());
            for (int step = 0; step < steps; step++) {
              Updates.addScaled(weights.gradients(), weights.values(), 2);
              descent.step(step, optimizer.learningRate());
            }
            descent.finish();
            return weights.values().doubles();
          }
        });
  }
}
