package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regulus.learning.data.Examples;
import regulus.learning.data.Selection;
import regulus.learning.engine.Precision;
import regulus.learning.network.Network;
import regulus.learning.network.WeightArray;
import regulus.learning.random.Seeding;
import regulus.learning.training.Epoch;
import regulus.learning.training.Fitted;
import regulus.learning.training.Trainer;
import regulus.learning.training.TrainingData;

/**
 * Whole trainings by {@link Trainer} and by Keras' {@code fit}: every figure of every epoch, when
 * it ends, and the weights that are left. Both compute in 64 bits; the metrics see probabilities of
 * 32, and Keras' area under a curve adds 200 trapezoids.
 */
class FitParityTest {
  private static final double CLOSE = 1e-6;

  @TestFactory
  Stream<DynamicTest> fitsAsKeras() {
    return ParityFixture.tests("fits", FitParityTest::compare);
  }

  private static void compare(ParityCase c) {
    TrainedNetwork trained = TrainedNetwork.of(c);
    try (Network network = Network.build(trained.spec(), trained.random(), Precision.FLOAT64)) {
      network.load(trained.weights(network.weights()));
      Fitted fitted = fit(trained, network);
      compareHistory(c, fitted.history().epochs());
      assertThat(fitted.keptEpoch()).isEqualTo(c.whole("kept_epoch"));
      assertThat(fitted.history().epochs().stream().mapToInt(Epoch::phase).toArray())
          .containsExactly(c.wholes("phase_of_epoch"));
      compareWeights(c.numbersByName("norms_after"), network.weights());
    }
  }

  private static Fitted fit(TrainedNetwork trained, Network network) {
    int count = trained.facts().whole("train");
    Examples examples = trained.examples(count + trained.facts().whole("validation"));
    TrainingData data =
        new TrainingData(
            selection(examples, 0, count),
            Optional.of(selection(examples, count, examples.count())),
            trained.pixels(),
            trained.classes());
    try {
      return new Trainer(trained.training(), data, new Seeding(0, -1))
          .fit(network, (epoch, seconds, weights) -> {});
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Selection selection(Examples examples, int from, int to) {
    return new Selection(examples, IntStream.range(from, to).toArray());
  }

  private static void compareHistory(ParityCase c, List<Epoch> epochs) {
    Set<String> compared = new HashSet<>(Set.of("learning_rate"));
    for (Map.Entry<String, List<Double>> figure : c.seriesByName("history").entrySet()) {
      compared.add(figure.getKey());
      assertThat(epochs).hasSameSizeAs(figure.getValue());
      for (Epoch epoch : epochs) {
        assertThat(
                figure.getKey().equals("learning_rate")
                    ? epoch.learningRate()
                    : epoch.value(figure.getKey()))
            .as("%s of epoch %d", figure.getKey(), epoch.index())
            .isCloseTo(figure.getValue().get(epoch.index()), within(CLOSE));
      }
    }
    assertThat(compared).containsAll(epochs.get(0).train().keySet());
  }

  private static void compareWeights(Map<String, Double> norms, Map<String, WeightArray> weights) {
    assertThat(weights.keySet()).isEqualTo(norms.keySet());
    weights.forEach(
        (name, array) ->
            assertThat(NetworkParityTest.norm(array.values()))
                .as("norm of %s", name)
                .isCloseTo(norms.get(name), within(CLOSE)));
  }
}
