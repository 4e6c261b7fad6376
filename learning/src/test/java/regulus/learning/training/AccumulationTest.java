package regulus.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import regulus.learning.data.Pixels;
import regulus.learning.data.Selection;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Scope;
import regulus.learning.loss.Losses;
import regulus.learning.metric.Metrics;
import regulus.learning.network.Network;
import regulus.learning.network.NetworkSpec;
import regulus.learning.optimizer.Optimizers;
import regulus.learning.random.Seeding;
import regulus.learning.random.Stream;
import regulus.learning.setting.InvalidSetting;

/** Batches that are computed in chunks, beside the same batches computed as a whole. */
final class AccumulationTest {
  private static final int TRAIN = 250;
  private static final int EPOCHS = 4;

  /** What a training gave: every figure of every epoch, and the trainable weights. */
  private record Outcome(List<Double> figures, double[] weights) {}

  @Test
  void addsUpToTheWholeBatchInDoublePrecision() throws InterruptedException {
    assertClose(trained(penalized(), 70, 16, Precision.FLOAT64), whole(Precision.FLOAT64), 1e-13);
  }

  @Test
  void addsUpToTheWholeBatchButForRounding() throws InterruptedException {
    assertClose(trained(penalized(), 70, 16, Precision.FLOAT32), whole(Precision.FLOAT32), 2e-6);
  }

  /** 70 is neither a divisor of 250 nor a multiple of 16: batches and chunks have smaller ends. */
  private static Outcome whole(Precision precision) throws InterruptedException {
    return trained(penalized(), 70, 0, precision);
  }

  @Test
  void takesOneStepPerEpochWithTheWholeTrainingSet() throws InterruptedException {
    Outcome chunked = trained(penalized(), TrainingSpec.WHOLE_SET, 64, Precision.FLOAT64);
    assertClose(chunked, trained(penalized(), TRAIN, 0, Precision.FLOAT64), 1e-13);
  }

  @Test
  void splitsTheWholeTrainingSetByWhatTheLayersGive() {
    NetworkSpec wide = SmallTraining.network(SmallTraining.conv(64));
    int numbers = 28 * 28 + 26 * 26 * 64;
    TrainingSpec spec = spec(TrainingSpec.WHOLE_SET, 0);
    assertThat(Chunks.size(spec, wide)).isEqualTo((1 << 24) / numbers).isEqualTo(380);
    assertThat(Chunks.size(spec, SmallTraining.network("flatten"))).isEqualTo(1024);
  }

  @Test
  void leavesBatchesWholeUnlessTold() {
    assertThat(Chunks.size(spec(100_000, 0), penalized())).isEqualTo(100_000);
    assertThat(Chunks.size(spec(100_000, 512), penalized())).isEqualTo(512);
  }

  @Test
  void neverSplitsBatchesThatALayerNeedsWhole() {
    NetworkSpec normalized =
        SmallTraining.network("flatten", "batch_normalization", SmallTraining.dense(10, "softmax"));
    assertThat(Chunks.size(spec(TrainingSpec.WHOLE_SET, 0), normalized))
        .isEqualTo(TrainingSpec.WHOLE_SET);
    assertThatThrownBy(() -> Chunks.size(spec(128, 32), normalized))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "layer_1 takes the mean and variance of the whole batch, which cannot be had in chunks:"
                + " remove chunk_size and choose a batch_size that fits into memory.");
  }

  @Test
  void refusesChunksThatChangeNothing() {
    assertThatThrownBy(() -> spec(32, 32))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "Invalid chunk_size: expected a whole number of at least 1 and below batch_size, or"
                + " nothing, received 32.");
  }

  @Test
  void dropsSomethingElseInEveryChunk() throws InterruptedException {
    NetworkSpec dropping =
        SmallTraining.network(
            "flatten", Map.of("dropout", 0.5), SmallTraining.dense(10, "softmax"));
    Outcome first = trained(dropping, 70, 16, Precision.FLOAT32);
    assertThat(first.weights()).isEqualTo(trained(dropping, 70, 16, Precision.FLOAT32).weights());
    int[] same = new int[64];
    try (Network network = Network.build(dropping, new Stream(3));
        Learner learner = learner(network, spec(64, 16))) {
      Step all = new Accumulation(learner, 16, 10).step(same, 0, same.length, 0, 0);
      float[] of = all.probabilities();
      assertThat(java.util.Arrays.copyOfRange(of, 160, 320))
          .isNotEqualTo(java.util.Arrays.copyOfRange(of, 0, 160));
    }
  }

  @Test
  void leavesNothingBehindWhenInterruptedWithinAStep() throws InterruptedException {
    int[] order = new Stream(2).permutation(TRAIN);
    try (Network network = Network.build(penalized(), new Stream(3));
        Learner learner = learner(network, spec(TrainingSpec.WHOLE_SET, 64))) {
      double[] before = weights(network);
      learner.add(order, new Learner.Chunk(0, 64, 0, TRAIN), 0);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> new Accumulation(learner, 64, 10).step(order, 0, TRAIN, 0, 0.1))
          .isInstanceOf(InterruptedException.class);
      assertThat(weights(network)).isEqualTo(before);
      learner.update(0, 0.1);
      assertThat(weights(network)).isEqualTo(before);
    }
  }

  private static NetworkSpec penalized() {
    return SmallTraining.network(
        SmallTraining.conv(8),
        "max_pooling2d",
        Map.of(
            "conv2d",
            Map.of(
                "filters",
                8,
                "kernel_size",
                3,
                "activity_regularizer",
                Map.of("l1_l2", Map.of("l1", 0.001, "l2", 0.01)))),
        "flatten",
        Map.of("dense", Map.of("units", 32, "kernel_regularizer", Map.of("l1_l2", Map.of()))),
        SmallTraining.dense(10, "softmax"));
  }

  /**
   * @param chunk 0 for none
   */
  private static TrainingSpec spec(int batch, int chunk) {
    return new TrainingSpec(
        Optimizers.ALL.create(Map.of("sgd", Map.of("learning_rate", 0.05, "momentum", 0.5))),
        new TrainingSpec.Objective(
            Losses.ALL.create("sparse_categorical_crossentropy"),
            List.of(Metrics.ALL.create("accuracy")),
            Map.of("class 2", 3.0, "class 5", 0.25)),
        batch,
        EPOCHS,
        Optional.empty(),
        Optional.empty(),
        chunk == 0 ? OptionalInt.empty() : OptionalInt.of(chunk));
  }

  private static Learner learner(Network network, TrainingSpec spec) {
    return new Learner(network, spec, SmallTraining.feed(), new Stream(4));
  }

  private static Outcome trained(NetworkSpec network, int batch, int chunk, Precision precision)
      throws InterruptedException {
    TrainingData data =
        new TrainingData(
            selection(0, TRAIN),
            Optional.of(selection(TRAIN, SmallTraining.COUNT)),
            Pixels.UNIT,
            SmallTraining.feed().classes());
    try (Network built = Network.build(network, new Stream(3), precision)) {
      Fitted fitted =
          new Trainer(spec(batch, chunk), data, new Seeding(5, -1))
              .fit(built, (epoch, seconds, weights) -> {});
      List<Double> figures = new ArrayList<>();
      for (Epoch epoch : fitted.history().epochs()) {
        figures.addAll(epoch.train().values());
        figures.addAll(epoch.validation().values());
      }
      return new Outcome(figures, weights(built));
    }
  }

  private static Selection selection(int from, int to) {
    return new Selection(SmallTraining.EXAMPLES, IntStream.range(from, to).toArray());
  }

  private static double[] weights(Network network) {
    return Scope.get(() -> network.parameters().values().doubles());
  }

  private static void assertClose(Outcome chunked, Outcome whole, double allowed) {
    assertThat(chunked.figures()).hasSize(EPOCHS * 4);
    for (int i = 0; i < whole.figures().size(); i++) {
      double expected = whole.figures().get(i);
      assertThat(chunked.figures().get(i)).isCloseTo(expected, within(10 * allowed));
    }
    assertThat(chunked.weights()).containsExactly(whole.weights(), within(allowed));
  }
}
