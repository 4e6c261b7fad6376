package regulus.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import regulus.learning.Shape;
import regulus.learning.data.Examples;
import regulus.learning.data.Pixels;
import regulus.learning.data.Selection;
import regulus.learning.layer.Layers;
import regulus.learning.loss.Losses;
import regulus.learning.metric.Metric;
import regulus.learning.metric.Metrics;
import regulus.learning.network.Network;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.WeightArray;
import regulus.learning.optimizer.Optimizers;
import regulus.learning.random.Purpose;
import regulus.learning.random.Seeding;
import regulus.learning.random.Stream;
import regulus.learning.schedule.StepDecay;
import regulus.learning.setting.InvalidSetting;

final class TrainerTest {
  private static final Seeding SEEDING = new Seeding(3, -1);
  private static final Examples IMAGES = stripes(100);
  private static final Selection TRAIN = selection(0, 70);
  private static final Selection VALIDATION = selection(70, 100);
  private static final List<String> CLASSES = List.of("a", "b", "c", "d");

  @Test
  void learns() throws InterruptedException {
    try (Network network = network()) {
      Fitted fitted = trainer(spec(20)).fit(network, TrainerTest::ignore);
      Epoch first = fitted.history().epochs().get(0);
      Epoch last = fitted.kept();
      assertThat(fitted.history().size()).isEqualTo(20);
      assertThat(last.value("val_accuracy")).isGreaterThan(0.9);
      assertThat(last.value("loss")).isLessThan(first.value("loss"));
      assertThat(last.train().keySet()).containsExactly("loss", "accuracy", "auc");
      assertThat(last.validation().keySet()).containsExactly("loss", "accuracy", "auc");
    }
  }

  @Test
  void takesTheStepsThatTheLearnerTakesByHand() throws InterruptedException {
    TrainingSpec spec = spec(2);
    Map<String, WeightArray> trained;
    Fitted fitted;
    try (Network network = network()) {
      fitted = trainer(spec).fit(network, TrainerTest::ignore);
      trained = network.weights();
    }
    try (Network network = network();
        Learner learner = learner(network, spec)) {
      for (int epoch = 0; epoch < 2; epoch++) {
        double loss = 0;
        int[] order = TRAIN.indexes().clone();
        SEEDING.stream(Purpose.SHUFFLE).at(epoch).shuffle(order);
        for (int step = 0; step < 5; step++) {
          int to = Math.min(70, 16 * step + 16);
          Step done = learner.step(order, 16 * step, to, 5L * epoch + step, 0.05);
          assertThat(done.count()).isEqualTo(step == 4 ? 6 : 16);
          loss += done.loss() * done.count();
        }
        assertThat(fitted.history().epochs().get(epoch).value("loss"))
            .isEqualTo(loss / 70, within(1e-12));
      }
      assertThat(sameBits(network.weights(), trained)).isTrue();
    }
  }

  @Test
  void measuresTheTrainingImagesWhileTraining() throws InterruptedException {
    TrainingSpec spec = spec(1);
    try (Network network = network();
        Learner learner = learner(network, spec)) {
      int[] order = TRAIN.indexes().clone();
      SEEDING.stream(Purpose.SHUFFLE).at(0).shuffle(order);
      Metric.Accumulator accuracy = Metrics.ALL.create("accuracy").start(4);
      for (int from = 0; from < 70; from += 16) {
        Step done = learner.step(order, from, Math.min(70, from + 16), from / 16, 0.05);
        int[] labels =
            Arrays.stream(order, from, from + done.count())
                .map(index -> IMAGES.labels()[index])
                .toArray();
        accuracy.add(done.probabilities(), labels, done.count());
      }
      try (Network again = network()) {
        Fitted fitted = trainer(spec).fit(again, TrainerTest::ignore);
        assertThat(fitted.kept().value("accuracy")).isEqualTo(accuracy.value());
      }
    }
  }

  @Test
  void givesTheSameBytesForTheSameSeedOnAnyThread() throws Exception {
    List<Map<String, WeightArray>> weights = new ArrayList<>();
    List<History> histories = new ArrayList<>();
    Runnable training =
        () -> {
          try (Network network = network()) {
            Fitted fitted = trainer(spec(3)).fit(network, TrainerTest::ignore);
            synchronized (weights) {
              weights.add(network.weights());
              histories.add(fitted.history());
            }
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          }
        };
    training.run();
    Thread[] threads = {new Thread(training), new Thread(training)};
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(weights).hasSize(3);
    assertThat(histories).containsOnly(histories.get(0));
    assertThat(weights).allMatch(one -> sameBits(one, weights.get(0)));
  }

  @Test
  void goesOnWithTheBestWeightsWhenItStopsEarly() throws InterruptedException {
    EarlyStopping stopping =
        new EarlyStopping(new Monitor("val_loss", Direction.MIN, 0), 3, 0, true);
    TrainingSpec spec = spec(200, 2.0, null, stopping);
    try (Network network = network()) {
      Trainer trainer = trainer(spec);
      Fitted fitted = trainer.fit(network, TrainerTest::ignore);
      assertThat(fitted.history().size()).isLessThan(200);
      assertThat(fitted.keptEpoch()).isEqualTo(fitted.history().size() - 1 - 3);
      assertThat(trainer.evaluate(network, VALIDATION).figures())
          .isEqualTo(fitted.kept().validation());
    }
  }

  @Test
  void keepsTheBestWeightsWhenTheEpochsEndFirst() throws InterruptedException {
    EarlyStopping stopping = new EarlyStopping(new Monitor("loss", Direction.MAX, 0), 100, 0, true);
    TrainingSpec spec = spec(4, 0.05, null, stopping);
    try (Network network = network()) {
      Trainer trainer = trainer(spec);
      Fitted fitted = trainer.fit(network, TrainerTest::ignore);
      assertThat(fitted.history().size()).isEqualTo(4);
      assertThat(fitted.keptEpoch()).isZero();
      assertThat(trainer.evaluate(network, VALIDATION).figures())
          .isEqualTo(fitted.kept().validation());
    }
  }

  @Test
  void followsTheSchedule() throws InterruptedException {
    TrainingSpec spec = spec(5, 0.08, new StepDecay(0.5, 2), null);
    try (Network network = network()) {
      Fitted fitted = trainer(spec).fit(network, TrainerTest::ignore);
      assertThat(fitted.history().epochs())
          .extracting(Epoch::learningRate)
          .containsExactly(0.08, 0.08, 0.04, 0.04, 0.02);
    }
  }

  @Test
  void tellsTheListenerAfterEveryEpoch() throws InterruptedException {
    List<Epoch> heard = new ArrayList<>();
    try (Network network = network()) {
      Fitted fitted =
          trainer(spec(3))
              .fit(
                  network,
                  (epoch, seconds, weights) -> {
                    assertThat(seconds).isPositive();
                    heard.add(epoch);
                  });
      assertThat(heard).isEqualTo(fitted.history().epochs());
    }
  }

  @Test
  void trainsWithoutValidation() throws InterruptedException {
    TrainingData data = new TrainingData(TRAIN, Optional.empty(), Pixels.UNIT, CLASSES);
    try (Network network = network()) {
      Fitted fitted = new Trainer(spec(2), data, SEEDING).fit(network, TrainerTest::ignore);
      assertThat(fitted.kept().validation()).isEmpty();
    }
  }

  @Test
  void refusesMonitorsThatAreNeverComputed() {
    TrainingData data = new TrainingData(TRAIN, Optional.empty(), Pixels.UNIT, CLASSES);
    EarlyStopping stopping =
        new EarlyStopping(new Monitor("val_loss", Direction.MIN, 0), 3, 0, true);
    assertThatThrownBy(() -> new Trainer(spec(2, 0.05, null, stopping), data, SEEDING))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("(loss, accuracy, auc), received val_loss.");
  }

  @Test
  void predictsInTheOrderOfTheSelection() throws InterruptedException {
    Selection reversed = new Selection(IMAGES, IntStream.range(0, 100).map(i -> 99 - i).toArray());
    try (Network network = network()) {
      Trainer trainer = trainer(spec(1));
      float[] forward = trainer.evaluate(network, selection(0, 100)).predictions();
      Evaluation backward = trainer.evaluate(network, reversed);
      assertThat(backward.outputs()).isEqualTo(4);
      for (int i = 0; i < 100; i++) {
        assertThat(Arrays.copyOfRange(backward.predictions(), 4 * i, 4 * i + 4))
            .containsExactly(
                Arrays.copyOfRange(forward, 4 * (99 - i), 4 * (99 - i) + 4), within(1e-6f));
      }
    }
  }

  @Test
  void stopsBetweenStepsWhenItsThreadIsInterrupted() {
    List<Epoch> heard = new ArrayList<>();
    try (Network network = network()) {
      assertThatThrownBy(
              () ->
                  trainer(spec(50))
                      .fit(
                          network,
                          (epoch, seconds, weights) -> {
                            heard.add(epoch);
                            Thread.currentThread().interrupt();
                          }))
          .isInstanceOf(InterruptedException.class);
    }
    assertThat(heard).hasSize(1);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void saysWhereTheLossWasLost() {
    try (Network network = network()) {
      assertThatThrownBy(() -> trainer(spec(5, 1e38, null, null)).fit(network, TrainerTest::ignore))
          .isInstanceOf(TrainingFailed.class)
          .hasMessageMatching(
              "The loss became (NaN|Infinity) in epoch 1 at step \\d of 5 with the learning rate"
                  + " 1.0E38: try a smaller one\\.");
    }
  }

  private static void ignore(
      Epoch epoch, double seconds, Supplier<Map<String, WeightArray>> weights) {}

  private static Trainer trainer(TrainingSpec spec) {
    return new Trainer(
        spec, new TrainingData(TRAIN, Optional.of(VALIDATION), Pixels.UNIT, CLASSES), SEEDING);
  }

  private static Learner learner(Network network, TrainingSpec spec) {
    return new Learner(
        network, spec, new Feed(IMAGES, Pixels.UNIT, CLASSES), SEEDING.stream(Purpose.DROPOUT));
  }

  private static TrainingSpec spec(int epochs) {
    return spec(epochs, 0.05, null, null);
  }

  private static TrainingSpec spec(
      int epochs, double rate, @Nullable Schedule schedule, @Nullable EarlyStopping stopping) {
    return new TrainingSpec(
        Optimizers.ALL.create(Map.of("sgd", Map.of("learning_rate", rate, "momentum", 0.9))),
        new TrainingSpec.Objective(
            Losses.ALL.create("sparse_categorical_crossentropy"),
            List.of(Metrics.ALL.create("accuracy"), Metrics.ALL.create("auc")),
            Map.of()),
        16,
        epochs,
        Optional.ofNullable(schedule),
        Optional.ofNullable(stopping));
  }

  private static Network network() {
    List<NamedLayer> layers =
        List.of(
            new NamedLayer("flatten_1", Layers.ALL.create("flatten")),
            new NamedLayer("dropout_1", Layers.ALL.create(Map.of("dropout", 0.2))),
            new NamedLayer(
                "dense_1",
                Layers.ALL.create(Map.of("dense", Map.of("units", 4, "activation", "softmax")))));
    return Network.build(
        new NetworkSpec(IMAGES.shape(), layers), SEEDING.stream(Purpose.INITIALIZE));
  }

  private static Selection selection(int from, int to) {
    return new Selection(IMAGES, IntStream.range(from, to).toArray());
  }

  /** Images of noise with a bright row, whose number is the class. */
  private static Examples stripes(int count) {
    Shape shape = Shape.of(4, 5, 1);
    ByteBuffer pixels = ByteBuffer.allocateDirect(count * shape.elements());
    int[] labels = new int[count];
    Stream noise = new Stream(11);
    for (int i = 0; i < count; i++) {
      labels[i] = noise.at(i).below(4, 0);
      for (int p = 0; p < shape.elements(); p++) {
        int bright = p / 5 == labels[i] ? 100 : 0;
        pixels.put((byte) (noise.at(i).below(150, p + 1) + bright));
      }
    }
    return new Examples(shape, pixels.flip(), labels);
  }

  private static boolean sameBits(Map<String, WeightArray> a, Map<String, WeightArray> b) {
    return a.keySet().equals(b.keySet())
        && a.entrySet().stream()
            .allMatch(
                named -> {
                  WeightArray other = b.get(named.getKey());
                  return other != null && Arrays.equals(named.getValue().values(), other.values());
                });
  }
}
