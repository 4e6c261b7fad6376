package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regulus.learning.data.Examples;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.loss.SparseCategoricalCrossentropy;
import regulus.learning.network.Mode;
import regulus.learning.network.Network;
import regulus.learning.training.Loss;

/** Residual, joined, nested and frozen networks: outputs and gradients of the first batch. */
class GraphParityTest {
  @TestFactory
  Stream<DynamicTest> computesAndDerivesAsKeras() {
    return ParityFixture.tests("graphs", GraphParityTest::compare);
  }

  private static void compare(ParityCase c) {
    TrainedNetwork trained = TrainedNetwork.of(c);
    try (Network network = Network.build(trained.spec(), trained.random(), Precision.FLOAT64)) {
      network.load(trained.weights(network.weights()));
      Scope.run(() -> compare(c, network, trained.examples(c.whole("batch_size"))));
      List<String> names =
          network.weights().keySet().stream().filter(name -> c.has("first/" + name)).toList();
      assertThat(names).hasSize(c.below("first").size() - 1);
      for (int i = 0; i < names.size(); i++) {
        Tensor weight = network.parameters().weight(i);
        Closeness.IN_FLOAT64.check(
            "gradient of " + names.get(i),
            c.floats("first/" + names.get(i)),
            Scope.get(() -> Gradients.of(weight).doubles()));
      }
    }
  }

  private static void compare(ParityCase c, Network network, Examples examples) {
    Mode training = Mode.training(new regulus.learning.random.Stream(1));
    Tensor logits = network.forward(images(examples), training);
    Closeness.IN_FLOAT64.check(
        "output", c.floats("first/output"), network.activate(logits).doubles());
    long[] labels = IntStream.of(examples.labels()).asLongStream().toArray();
    Gradients.backward(
        Reductions.mean(
            new SparseCategoricalCrossentropy()
                .each(logits, Loss.Output.SOFTMAX_LOGITS, Creation.indexes(labels))));
  }

  private static Tensor images(Examples examples) {
    List<Integer> sizes =
        Stream.concat(Stream.of(examples.count()), examples.shape().dimensions().stream()).toList();
    double[] pixels = new double[examples.count() * examples.shape().elements()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Byte.toUnsignedInt(examples.pixels().get(i));
    }
    return Arithmetic.divide(Creation.of(pixels, Precision.FLOAT64, sizes), 255);
  }
}
