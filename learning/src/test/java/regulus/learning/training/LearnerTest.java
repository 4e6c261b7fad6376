package regulus.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import regulus.learning.network.Network;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.Snapshot;
import regulus.learning.random.Stream;
import regulus.learning.setting.InvalidSetting;

class LearnerTest {
  private static final int[] ALL = new Stream(2).permutation(SmallTraining.COUNT);

  @Test
  void learnsToTellSquaresApart() {
    NetworkSpec network =
        SmallTraining.network(
            SmallTraining.conv(32),
            "max_pooling2d",
            SmallTraining.conv(64),
            "max_pooling2d",
            SmallTraining.conv(64),
            "flatten",
            SmallTraining.dense(64, "relu"),
            SmallTraining.dense(10, "softmax"));
    SmallTraining.with(
        network,
        (built, learner) -> {
          Step first = learner.evaluate(ALL, 0, ALL.length);
          SmallTraining.steps(learner, 0, 40);
          Step last = learner.evaluate(ALL, 0, ALL.length);
          assertThat(first.loss()).isBetween(2.2, 2.5);
          assertThat(last.loss()).isLessThan(0.5);
        });
  }

  @Test
  void givesProbabilitiesOfEachExample() {
    SmallTraining.with(
        SmallTraining.varied(),
        (built, learner) -> {
          Step step = learner.step(ALL, 3, 12, 0, 0.001);
          assertThat(step.count()).isEqualTo(9);
          assertThat(step.probabilities()).hasSize(90);
          for (int example = 0; example < 9; example++) {
            double sum = 0;
            for (int c = 0; c < 10; c++) {
              sum += step.probabilities()[10 * example + c];
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
          }
        });
  }

  @Test
  void evaluatesWithoutChangingAnything() {
    SmallTraining.with(
        SmallTraining.varied(),
        (built, learner) -> {
          SmallTraining.steps(learner, 0, 5);
          Map<String, String> before = bytes(built);
          Step first = learner.evaluate(ALL, 0, 100);
          Step second = learner.evaluate(ALL, 0, 100);
          assertThat(second.probabilities()).isEqualTo(first.probabilities());
          assertThat(second.loss()).isEqualTo(first.loss());
          assertThat(bytes(built)).isEqualTo(before);
        });
  }

  @Test
  void goesOnFromASnapshotAsIfNothingHadHappened() {
    SmallTraining.with(
        SmallTraining.varied(),
        (built, learner) -> {
          SmallTraining.steps(learner, 0, 5);
          Map<String, String> before = bytes(built);
          Snapshot snapshot = built.snapshot();
          SmallTraining.steps(learner, 5, 10);
          assertThat(bytes(built)).isNotEqualTo(before);
          built.restore(snapshot);
          assertThat(bytes(built)).isEqualTo(before);
        });
  }

  @Test
  void weighsEachExampleByItsClass() {
    int[] classZeroAndOne = {0, 1};
    double zero = loss(Map.of(), new int[] {0});
    double one = loss(Map.of(), new int[] {1});
    double weighted = loss(Map.of("class 0", 3.0, "1", 0.5), classZeroAndOne);
    assertThat(weighted).isCloseTo((3 * zero + 0.5 * one) / 2, within(1e-6));
  }

  private static double loss(Map<String, Double> classWeights, int[] examples) {
    NetworkSpec spec = SmallTraining.network("flatten", SmallTraining.dense(10, "softmax"));
    try (Network network = Network.build(spec, new Stream(3));
        Learner learner =
            new Learner(
                network, SmallTraining.spec(classWeights), SmallTraining.feed(), new Stream(4))) {
      return learner.step(examples, 0, examples.length, 0, 0.001).loss();
    }
  }

  @Test
  void refusesWeightsOfClassesThatTheDataLacks() {
    assertThatThrownBy(() -> loss(Map.of("clas 7", 1.0), new int[] {0}))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("The data has no class 'clas 7'. Did you mean 'class 7'?");
  }

  @Test
  void trainsToTheSameBytesBesideAnother() throws Exception {
    Map<String, String> alone = trainedBytes();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Map<String, String>> training = LearnerTest::trainedBytes;
      Future<Map<String, String>> first = threads.submit(training);
      Future<Map<String, String>> second = threads.submit(training);
      assertThat(first.get()).isEqualTo(alone);
      assertThat(second.get()).isEqualTo(alone);
    } finally {
      threads.shutdown();
    }
  }

  private static Map<String, String> trainedBytes() {
    Map<String, String> trained = new LinkedHashMap<>();
    SmallTraining.with(
        SmallTraining.varied(),
        (built, learner) -> {
          SmallTraining.steps(learner, 0, 60);
          trained.putAll(bytes(built));
        });
    return trained;
  }

  /**
   * One native object kept per step shows in their number; where none is kept but its memory, one
   * batch of images per step would be 300 MB. Java's own heap, which counts as well, has grown
   * before.
   */
  @Test
  void keepsNoNativeMemoryOverThousandsOfSteps() {
    NetworkSpec network =
        SmallTraining.network(
            Map.of("max_pooling2d", 4),
            SmallTraining.conv(4),
            "max_pooling2d",
            Map.of("dropout", 0.5),
            "batch_normalization",
            "flatten",
            SmallTraining.dense(10, "softmax"));
    SmallTraining.with(
        network,
        (built, learner) -> {
          SmallTraining.steps(learner, 0, 1000);
          long objects = Pointer.totalCount();
          long bytes = Pointer.physicalBytes();
          SmallTraining.steps(learner, 1000, 4000);
          learner.evaluate(ALL, 0, 100);
          assertThat(Pointer.totalCount()).isLessThanOrEqualTo(objects);
          assertThat(Pointer.physicalBytes() - bytes).isLessThan(150_000_000);
        });
  }

  private static Map<String, String> bytes(Network network) {
    Map<String, String> bytes = new LinkedHashMap<>();
    network
        .weights()
        .forEach((name, array) -> bytes.put(name, java.util.Arrays.toString(array.values())));
    return bytes;
  }
}
