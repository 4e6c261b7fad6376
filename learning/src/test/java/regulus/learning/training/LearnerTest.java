package regulus.learning.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regulus.learning.Shape;
import regulus.learning.data.Examples;
import regulus.learning.data.Pixels;
import regulus.learning.layer.Layers;
import regulus.learning.loss.Losses;
import regulus.learning.network.Network;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.optimizer.Optimizers;
import regulus.learning.random.Stream;

class LearnerTest {
  private static final Shape SHAPE = Shape.of(28, 28, 1);

  private static NamedLayer layer(String name, Object plain) {
    return new NamedLayer(name, Layers.ALL.create(plain));
  }

  private static NetworkSpec fashion() {
    return new NetworkSpec(
        SHAPE,
        List.of(
            layer(
                "conv2d_1",
                Map.of("conv2d", Map.of("filters", 32, "kernel_size", 3, "activation", "relu"))),
            layer("max_pooling2d_1", Map.of("max_pooling2d", 2)),
            layer(
                "conv2d_2",
                Map.of("conv2d", Map.of("filters", 64, "kernel_size", 3, "activation", "relu"))),
            layer("max_pooling2d_2", Map.of("max_pooling2d", 2)),
            layer(
                "conv2d_3",
                Map.of("conv2d", Map.of("filters", 64, "kernel_size", 3, "activation", "relu"))),
            layer("flatten_1", "flatten"),
            layer("dense_1", Map.of("dense", Map.of("units", 64, "activation", "relu"))),
            layer("dense_2", Map.of("dense", Map.of("units", 10, "activation", "softmax")))));
  }

  /** Each class is a bright square at a place of its own in noise. */
  private static Examples squares(int count, Stream random) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(count * SHAPE.elements());
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 10;
      for (int p = 0; p < SHAPE.elements(); p++) {
        int row = p / 28;
        int column = p % 28;
        boolean bright = row / 6 == labels[i] / 4 && column / 6 == labels[i] % 4;
        int noise = random.below(100, (long) i * SHAPE.elements() + p);
        pixels.put((byte) (noise + (bright ? 120 : 0)));
      }
    }
    return new Examples(SHAPE, pixels.flip(), labels);
  }

  private static TrainingSpec training() {
    return new TrainingSpec(
        Optimizers.ALL.create("adam"),
        new TrainingSpec.Objective(
            Losses.ALL.create("sparse_categorical_crossentropy"), List.of(), Map.of()),
        32,
        1,
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void learnsToTellSquaresApart() {
    Examples examples = squares(320, new Stream(1));
    int[] order = new Stream(2).permutation(320);
    List<String> classes = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    try (Network network = Network.build(fashion(), new Stream(3));
        Learner learner =
            new Learner(
                network, training(), new Feed(examples, Pixels.UNIT, classes), new Stream(4))) {
      Step first = learner.evaluate(order, 0, 320);
      for (int step = 0; step < 40; step++) {
        int from = step % 10 * 32;
        learner.step(order, from, from + 32, step, 0.001);
      }
      Step last = learner.evaluate(order, 0, 320);
      assertThat(first.loss()).isBetween(2.2, 2.5);
      assertThat(first.probabilities()).hasSize(3200);
      assertThat(last.loss()).isLessThan(0.5);
    }
  }
}
