package regulus.learning.training;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
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

/** Trainings on made-up images: each of ten classes is a bright square at a place of its own. */
final class SmallTraining {
  static final int COUNT = 320;
  static final int BATCH = 32;
  static final Shape SHAPE = Shape.of(28, 28, 1);
  static final Examples EXAMPLES = squares(COUNT, new Stream(1));

  private SmallTraining() {}

  /** Images of ten classes, in turn. */
  static Examples squares(int count, Stream random) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(count * SHAPE.elements());
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 10;
      for (int p = 0; p < SHAPE.elements(); p++) {
        boolean bright = p / 28 / 6 == labels[i] / 4 && p % 28 / 6 == labels[i] % 4;
        int noise = random.below(100, (long) i * SHAPE.elements() + p);
        pixels.put((byte) (noise + (bright ? 120 : 0)));
      }
    }
    return new Examples(SHAPE, pixels.flip(), labels);
  }

  static NetworkSpec network(Object... layers) {
    List<NamedLayer> named = new ArrayList<>();
    for (Object plain : layers) {
      named.add(new NamedLayer("layer_" + named.size(), Layers.ALL.create(plain)));
    }
    return new NetworkSpec(SHAPE, named);
  }

  static Object conv(int filters) {
    return Map.of("conv2d", Map.of("filters", filters, "kernel_size", 3, "activation", "relu"));
  }

  static Object dense(int units, String activation) {
    return Map.of("dense", Map.of("units", units, "activation", activation));
  }

  /** Something of everything that is random or remembered. */
  static NetworkSpec varied() {
    return network(
        conv(8),
        "max_pooling2d",
        Map.of("dropout", 0.3),
        Map.of(
            "conv2d",
            Map.of("filters", 8, "kernel_size", 3, "kernel_regularizer", Map.of("l2", 0.001))),
        "batch_normalization",
        Map.of("activation", "relu"),
        "max_pooling2d",
        "flatten",
        dense(10, "softmax"));
  }

  static TrainingSpec spec(Map<String, Double> classWeights) {
    return new TrainingSpec(
        Optimizers.ALL.create("adam"),
        new TrainingSpec.Objective(
            Losses.ALL.create("sparse_categorical_crossentropy"), List.of(), classWeights),
        BATCH,
        1,
        Optional.empty(),
        Optional.empty());
  }

  static Feed feed() {
    List<String> classes = IntStream.range(0, 10).mapToObj(i -> "class " + i).toList();
    return new Feed(EXAMPLES, Pixels.UNIT, classes);
  }

  /** Builds, hands over, closes. */
  static void with(NetworkSpec network, BiConsumer<Network, Learner> work) {
    try (Network built = Network.build(network, new Stream(3));
        Learner learner = new Learner(built, spec(Map.of()), feed(), new Stream(4))) {
      work.accept(built, learner);
    }
  }

  static void steps(Learner learner, int from, int to) {
    int[] order = new Stream(2).permutation(COUNT);
    for (int step = from; step < to; step++) {
      int start = step % (COUNT / BATCH) * BATCH;
      learner.step(order, start, start + BATCH, step, 0.001);
    }
  }
}
