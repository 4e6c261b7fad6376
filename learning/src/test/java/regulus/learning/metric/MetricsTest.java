package regulus.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import regulus.learning.metric.Metric.Accumulator;
import regulus.learning.setting.InvalidSetting;

/** Expected figures are those of Keras 3.15.1 (float32, so 1e-6) unless they are obvious. */
final class MetricsTest {
  private static final float[] ONE_OUTPUT = {
    .1f, .5f, .35f, .8f, .9f, .2f, .65f, .5f, .05f, .95f, 1, 0
  };
  private static final int[] BINARY_LABELS = {0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 1, 0};
  private static final float[] FOUR_OUTPUTS = {
    .7f, .1f, .1f, .1f, .3f, .3f, .2f, .2f, .1f, .2f, .6f, .1f, .05f, .05f, .1f, .8f, //
    .25f, .25f, .25f, .25f, .4f, .35f, .15f, .1f, .1f, .45f, .4f, .05f, .2f, .2f, .1f, .5f
  };
  private static final int[] LABELS = {0, 1, 2, 3, 2, 1, 2, 0};

  static List<Arguments> figuresOfOneOutput() {
    return List.of(
        Arguments.of("accuracy", 0.75),
        Arguments.of("binary_accuracy", 0.75),
        Arguments.of(Map.of("binary_accuracy", 0.35), 0.75),
        Arguments.of("precision", 0.8),
        Arguments.of(Map.of("precision", Map.of("thresholds", 0.9)), 1.0),
        Arguments.of("recall", 0.6666667),
        Arguments.of("f1_score", 0.7272727),
        Arguments.of("auc", 0.875),
        Arguments.of(Map.of("auc", Map.of("num_thresholds", 11)), 0.875));
  }

  @ParameterizedTest
  @MethodSource("figuresOfOneOutput")
  void givesKerasFiguresOfOneOutput(Object metric, double expected) {
    assertThat(Metrics.ALL.create(metric).of(ONE_OUTPUT, BINARY_LABELS, 1))
        .isEqualTo(expected, within(1e-6));
  }

  static List<Arguments> figuresOfFourOutputs() {
    return List.of(
        Arguments.of("accuracy", 0.375),
        Arguments.of("categorical_accuracy", 0.375),
        Arguments.of("sparse_categorical_accuracy", 0.375),
        Arguments.of(Map.of("top_k_categorical_accuracy", 1), 0.625),
        Arguments.of(Map.of("sparse_top_k_categorical_accuracy", 1), 0.625),
        Arguments.of(Map.of("sparse_top_k_categorical_accuracy", 2), 1.0),
        Arguments.of("precision", 1.0),
        Arguments.of("recall", 0.375),
        Arguments.of(Map.of("precision", Map.of("thresholds", .29, "class_id", 1)), 0.6666667),
        Arguments.of(Map.of("recall", Map.of("thresholds", .2, "class_id", 2)), 1.0),
        Arguments.of(Map.of("precision", Map.of("top_k", 2)), 0.4375),
        Arguments.of(Map.of("recall", Map.of("top_k", 1)), 0.375),
        Arguments.of(Map.of("precision", Map.of("top_k", 2, "class_id", 1)), 0.3333333),
        Arguments.of(Map.of("precision", Map.of("top_k", 2, "thresholds", .35)), 0.5714286),
        Arguments.of("f1_score", 0.5083333),
        Arguments.of(Map.of("f1_score", "micro"), 0.5),
        Arguments.of(Map.of("f1_score", "weighted"), 0.5458333),
        Arguments.of(Map.of("f1_score", Map.of("threshold", .22)), 0.6249999),
        Arguments.of(Map.of("f1_score", Map.of("average", "micro", "threshold", .22)), 0.6363636),
        Arguments.of(Map.of("f1_score", Map.of("average", "weighted", "threshold", .22)), 0.6875),
        Arguments.of("auc", 0.8776041),
        Arguments.of(Map.of("auc", Map.of("multi_label", true)), 0.8958333),
        Arguments.of(Map.of("auc", Map.of("multi_label", true, "num_thresholds", 5)), 0.8541666));
  }

  @ParameterizedTest
  @MethodSource("figuresOfFourOutputs")
  void givesKerasFiguresOfFourOutputs(Object metric, double expected) {
    assertThat(Metrics.ALL.create(metric).of(FOUR_OUTPUTS, LABELS, 4))
        .isEqualTo(expected, within(1e-6));
  }

  @Test
  void doNotDependOnHowExamplesAreBatched() {
    long seed = 4711;
    Random random = new Random(seed);
    for (Metric metric : computable(7)) {
      float[] predictions = probabilities(random, 200 * 7);
      int[] labels = random.ints(200, 0, 7).toArray();
      Accumulator inBatches = metric.start(7);
      for (int from = 0; from < 200; ) {
        int to = Math.min(200, from + 1 + random.nextInt(40));
        inBatches.add(
            Arrays.copyOfRange(predictions, from * 7, to * 7),
            Arrays.copyOfRange(labels, from, to),
            to - from);
        from = to;
      }
      assertThat(inBatches.value())
          .as("%s, seed %d", metric.name(), seed)
          .isEqualTo(metric.of(predictions, labels, 7));
    }
  }

  @Test
  void stayBetweenZeroAndOne() {
    long seed = 4712;
    Random random = new Random(seed);
    for (Metric metric : computable(7)) {
      double value = metric.of(probabilities(random, 70), random.ints(10, 0, 7).toArray(), 7);
      assertThat(value).as("%s, seed %d", metric.name(), seed).isBetween(0.0, 1.0);
    }
  }

  @Test
  void areOneForPerfectPredictions() {
    float[] perfect = new float[7 * 7];
    int[] labels = new int[7];
    for (int i = 0; i < 7; i++) {
      labels[i] = i;
      perfect[8 * i] = 1;
    }
    for (Metric metric : computable(7)) {
      assertThat(metric.of(perfect, labels, 7)).as(metric.name()).isEqualTo(1, within(1e-6));
    }
  }

  @Test
  void ignoreWhatLiesBehindTheLastExample() {
    for (Metric metric : computable(4)) {
      Accumulator sum = metric.start(4);
      sum.add(FOUR_OUTPUTS, LABELS, 3);
      assertThat(sum.value())
          .as(metric.name())
          .isEqualTo(metric.of(Arrays.copyOf(FOUR_OUTPUTS, 12), Arrays.copyOf(LABELS, 3), 4));
    }
  }

  @Test
  void areZeroWithoutExamples() {
    for (Metric metric : computable(7)) {
      assertThat(metric.start(7).value()).as(metric.name()).isZero();
    }
  }

  @Test
  void canBeRenamedSoThatOneIsMeasuredInTwoWays() {
    Metric metric = Metrics.ALL.create(Map.of("recall", Map.of("class_id", 3, "name", "cats")));
    assertThat(metric.name()).isEqualTo("cats");
    assertThat(Metrics.ALL.create("recall").name()).isEqualTo("recall");
  }

  @ParameterizedTest
  @CsvSource({"loss", "val_x", "'two words'", "../x", "''"})
  void refuseNamesThatCollideOrConfuse(String name) {
    assertThatThrownBy(() -> Metrics.ALL.create(Map.of("auc", Map.of("name", name))))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("Invalid name: expected small letters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "categorical_accuracy | 1 | categorical_accuracy compares classes",
        "sparse_categorical_accuracy | 1 | one output per class",
        "binary_accuracy | 10 | use accuracy",
        "cosine_similarity | 1 | one output per class",
        "top_k_categorical_accuracy | 5 | expected fewer than the network's outputs (5)",
        "sparse_top_k_categorical_accuracy | 2 | received 5",
      })
  void refuseNetworksThatTheyCannotMeasure(String metric, int outputs, String complaint) {
    assertThatThrownBy(() -> Metrics.ALL.create(metric).check(outputs))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(complaint);
  }

  @ParameterizedTest
  @CsvSource({"class_id, 10, 10", "class_id, 0, 1", "top_k, 10, 10", "top_k, 1, 1"})
  void refuseSettingsThatDoNotFitTheNetwork(String setting, int value, int outputs) {
    Metric metric = Metrics.ALL.create(Map.of("precision", Map.of(setting, value)));
    assertThatThrownBy(() -> metric.check(outputs))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("Invalid " + setting + ": ");
  }

  private static List<Metric> computable(int outputs) {
    return Metrics.ALL.names().stream()
        .<Metric>map(name -> Metrics.ALL.create(plain(name)))
        .filter(metric -> fits(metric, outputs))
        .toList();
  }

  /** With what a metric needs. */
  private static Object plain(String name) {
    return name.contains("_at_") ? Map.of(name, 0.5) : name;
  }

  private static boolean fits(Metric metric, int outputs) {
    try {
      metric.check(outputs);
      return true;
    } catch (InvalidSetting doesNot) {
      return false;
    }
  }

  private static float[] probabilities(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextInt(21) / 20f;
    }
    return values;
  }
}
