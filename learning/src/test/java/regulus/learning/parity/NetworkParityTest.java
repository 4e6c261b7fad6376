package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regulus.learning.engine.Precision;
import regulus.learning.network.Network;
import regulus.learning.network.WeightArray;
import regulus.learning.storage.StoredArray;
import regulus.learning.training.Learner;
import regulus.learning.training.TrainingSpec;

/**
 * Fifty steps of each founding study's networks, from the same weights on the same batches.
 *
 * <p>In 64 bits every loss must be Keras' to 1e-9: what rounding (1e-16) has become after fifty
 * steps, at most; on most of the networks the losses agree to 1e-15.
 *
 * <p>In 32 bits two correct programs part within a few steps: wherever a relu, a maximum or an Adam
 * step on a nearly zero gradient turns the other way, a rounding of 6e-8 becomes a change of 1e-3,
 * and Keras in 32 bits parts from Keras in 64 bits just so. What must agree is each single step
 * (every seventh is tried): the 32-bit loss from the 64-bit training's weights before that step, to
 * 2e-5 of itself, which is what sums of a few thousand terms and batch statistics may round to, and
 * 2e-6 for a loss near 0, the logarithm of a number near 1.
 */
class NetworkParityTest {
  private static final double EXACT = 1e-9;
  private static final double ROUNDED = 2e-5;
  private static final int SOMETIMES = 7;

  /** Weights are compared as 32-bit numbers. */
  private static final double STORED = 1e-7;

  @TestFactory
  Stream<DynamicTest> trainsAsKeras() {
    return ParityFixture.tests("networks", NetworkParityTest::compare);
  }

  @TestFactory
  Stream<DynamicTest> trainsGraphsAsKeras() {
    return ParityFixture.tests("graphs", NetworkParityTest::compare);
  }

  private static void compare(ParityCase c) {
    TrainedNetwork trained = TrainedNetwork.of(c);
    try (Network exact = network(trained, Precision.FLOAT64);
        Network rounded = network(trained, Precision.FLOAT32)) {
      compareLosses(trained, exact, rounded);
      compareWeights(c, exact.weights());
    }
  }

  private static Network network(TrainedNetwork trained, Precision precision) {
    Network network = Network.build(trained.spec(), trained.random(), precision);
    Map<String, WeightArray> own = network.weights();
    network.load(trained.weights(own));
    int count = own.values().stream().mapToInt(array -> array.values().length).sum();
    assertThat(count).isEqualTo(trained.facts().whole("parameters"));
    return network;
  }

  private static void compareLosses(TrainedNetwork trained, Network exact, Network rounded) {
    TrainingSpec training = trained.training();
    double rate = training.optimizer().learningRate();
    int size = training.batchSize();
    double[] expected = trained.facts().numbers("losses");
    int[] order = IntStream.range(0, expected.length * size).toArray();
    try (Learner exactly = new Learner(exact, training, trained.feed(), trained.random());
        Learner roundly = new Learner(rounded, training, trained.feed(), trained.random())) {
      for (int step = 0; step < expected.length; step++) {
        int from = step * size;
        if (step % SOMETIMES == 0) {
          rounded.load(exact.weights());
          double near = roundly.step(order, from, from + size, step, rate).loss();
          double allowed = ROUNDED * (expected[step] + 0.1);
          assertAbout("32-bit loss of step " + step, near, expected[step], allowed);
        }
        double loss = exactly.step(order, from, from + size, step, rate).loss();
        assertAbout("loss of step " + step, loss, expected[step], EXACT * expected[step]);
      }
    }
  }

  private static void compareWeights(ParityCase c, Map<String, WeightArray> weights) {
    Map<String, Double> norms = c.numbersByName("norms_after");
    assertThat(weights.keySet()).isEqualTo(norms.keySet());
    norms.forEach(
        (name, expected) ->
            assertAbout(
                "norm of " + name, norm(values(weights, name)), expected, STORED * expected));
    for (Map.Entry<String, StoredArray> fixed : c.below("after").entrySet()) {
      float[] values = values(weights, fixed.getKey());
      new Closeness(STORED, 0)
          .check(fixed.getKey(), ((StoredArray.Floats) fixed.getValue()).values(), wide(values));
    }
  }

  private static void assertAbout(String what, double actual, double expected, double allowed) {
    assertThat(actual).as(what).isCloseTo(expected, within(allowed));
  }

  private static float[] values(Map<String, WeightArray> weights, String name) {
    return Objects.requireNonNull(weights.get(name)).values();
  }

  /** Euclid's. */
  static double norm(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  private static double[] wide(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}
