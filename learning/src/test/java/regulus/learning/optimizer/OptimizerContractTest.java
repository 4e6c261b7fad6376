package regulus.learning.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Creation;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Updates;
import regulus.learning.training.Optimizer;

/** What holds for every optimizer, with every setting that changes what it does. */
class OptimizerContractTest {
  private static final double[] START = {1, -2, 3, -0.5};

  static java.util.stream.Stream<Object> optimizers() {
    return java.util.stream.Stream.of(
        "sgd",
        Map.of("sgd", Map.of("momentum", 0.9)),
        Map.of("sgd", Map.of("momentum", 0.9, "nesterov", true)),
        Map.of("sgd", Map.of("weight_decay", 0.1)),
        "adam",
        Map.of("adam", Map.of("amsgrad", true, "weight_decay", 0.1)),
        "adamw",
        "rmsprop",
        Map.of("rmsprop", Map.of("centered", true)),
        Map.of("rmsprop", Map.of("centered", true, "momentum", 0.9)));
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
          Tensor weights = Creation.of(START, Precision.FLOAT32, List.of(START.length));
          List<Tensor> slots =
              IntStream.range(0, optimizer.slots())
                  .mapToObj(i -> Creation.zeros(Precision.FLOAT32, START.length))
                  .toList();
          for (int step = 1; step <= steps; step++) {
            Tensor gradients = Arithmetic.multiply(weights, 2);
            optimizer.update(weights, gradients, slots, 0.01, step);
            Updates.zero(gradients);
          }
          return weights.doubles();
        });
  }
}
