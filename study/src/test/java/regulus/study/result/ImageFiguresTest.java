package regulus.study.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import regulus.learning.loss.SparseCategoricalCrossentropy;
import regulus.learning.metric.Accuracy;
import regulus.learning.metric.Auc;
import regulus.learning.metric.F1Score;
import regulus.learning.metric.Metric;
import regulus.learning.metric.PositiveRule;
import regulus.learning.metric.Recall;
import regulus.learning.storage.Predictions;
import regulus.learning.training.History;
import regulus.learning.training.TrainingSpec;
import regulus.statistics.ImageScores;
import regulus.study.TinyStudy;
import regulus.study.TrialResult;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialResult.State;
import regulus.study.TrialSpec;
import regulus.study.result.ImageFigures.Shared;
import regulus.study.result.RightAnswers.Pair;

/** What images add to a figure, made again from saved answers. */
final class ImageFiguresTest {
  private static final List<Metric> METRICS =
      List.of(
          new Accuracy("accuracy"),
          new F1Score(F1Score.Average.MACRO, OptionalDouble.empty(), "f1_score"),
          new Recall(
              new PositiveRule(OptionalDouble.empty(), OptionalInt.empty(), OptionalInt.of(1)),
              "recall"),
          new Auc(200, false, "auc"));

  private final Map<String, Predictions> answers = new LinkedHashMap<>();

  static Stream<String> figures() {
    return METRICS.stream().map(metric -> "val_" + metric.name());
  }

  /** Of three classes, drawn from the name; the first image is number {@code first}. */
  private static Predictions drawn(String trial, int count, int first) {
    java.util.Random random = new java.util.Random(trial.hashCode());
    float[] probabilities = new float[3 * count];
    int[] labels = IntStream.range(0, count).map(i -> i % 3).toArray();
    for (int i = 0; i < count; i++) {
      double[] raw = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
      raw[labels[i]] += 0.3;
      double sum = Arrays.stream(raw).sum();
      for (int k = 0; k < 3; k++) {
        probabilities[3 * i + k] = (float) (raw[k] / sum);
      }
    }
    return new Predictions(
        IntStream.range(first, first + count).toArray(), labels, probabilities, 3);
  }

  private TrialResult trial(String id, int count, int first, double penalty) {
    Predictions said = drawn(id, count, first);
    answers.put(id, said);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("loss", loss(said) + penalty);
    METRICS.forEach(
        metric ->
            figures.put(
                metric.name(), metric.of(said.probabilities(), said.labels(), said.outputs())));
    TrainingSpec before = TinyStudy.training();
    TrainingSpec training =
        new TrainingSpec(
            before.optimizer(),
            new TrainingSpec.Objective(new SparseCategoricalCrossentropy(), METRICS, Map.of()),
            32,
            3,
            Optional.empty(),
            Optional.empty());
    TrialSpec plain = TinyStudy.trial(id, "wide", 0);
    TrialSpec spec =
        new TrialSpec(id, "wide", 0, -1, plain.role(), plain.data(), plain.network(), training);
    return new TrialResult(
        spec,
        State.DONE,
        History.EMPTY,
        OptionalInt.of(0),
        Optional.of(new Outcome(80, count, Map.of(), figures)),
        Optional.empty(),
        1);
  }

  private static double loss(Predictions said) {
    return IntStream.range(0, said.count())
        .mapToDouble(i -> -Math.log(said.probabilities()[3 * i + said.labels()[i]]))
        .average()
        .orElseThrow();
  }

  private List<Pair> pairs(int count, double penalty) {
    List<Pair> pairs = new ArrayList<>();
    for (int seed = 0; seed < 3; seed++) {
      pairs.add(
          new Pair(trial("wide-" + seed, count, 5, penalty), trial("base-" + seed, count, 5, 0)));
    }
    return pairs;
  }

  private Optional<ImageScores> scores(String figure, List<Pair> pairs) {
    return figures(figure, Shared.ALL).scores(pairs);
  }

  private ImageFigures figures(String figure, Shared shared) {
    return new ImageFigures(id -> Optional.ofNullable(answers.get(id)), figure, shared);
  }

  private static double difference(Pair pair, String figure) {
    return pair.variant().outcome().orElseThrow().figure(figure).orElseThrow()
        - pair.baseline().outcome().orElseThrow().figure(figure).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("figures")
  void theirMeanIsTheFigureWhicheverItIs(String figure) {
    for (int count : new int[] {30, 450}) {
      List<Pair> pairs = pairs(count, 0);
      double[][] scores = scores(figure, pairs).orElseThrow().differences();
      for (int i = 0; i < scores.length; i++) {
        assertThat(Arrays.stream(scores[i]).average().orElseThrow())
            .isCloseTo(difference(pairs.get(i), figure), within(1e-9));
      }
      boolean mean = figure.equals("val_accuracy");
      assertThat(scores[0]).hasSize(mean || count < 200 ? count : count / 3);
    }
  }

  @Test
  void aPenaltyIsTheSameForAllImages() {
    List<Pair> pairs = pairs(30, 0.7);
    double[][] scores = scores("val_loss", pairs).orElseThrow().differences();
    assertThat(scores[0]).hasSize(30);
    assertThat(Arrays.stream(scores[0]).average().orElseThrow())
        .isCloseTo(difference(pairs.get(0), "val_loss"), within(1e-9));
    double[][] without = scores("val_loss", pairs(30, 0)).orElseThrow().differences();
    assertThat(scores[0][3] - without[0][3]).isCloseTo(0.7, within(1e-9));
  }

  @Test
  void aFigureThatDoesNotFollowFromTheAnswersIsNotTakenApart() {
    assertThat(scores("val_loss", pairs(30, -0.4))).isEmpty();
    assertThat(scores("val_other", pairs(30, 0))).isEmpty();
    List<Pair> pairs = pairs(30, 0);
    answers.put("wide-1", drawn("another", 30, 5));
    assertThat(scores("val_f1_score", pairs)).isEmpty();
    answers.remove("wide-1");
    assertThat(scores("val_f1_score", pairs)).isEmpty();
  }

  @Test
  void imagesOfAPairAreTheSameAndOfAllPairsWhereTheyAreShared() {
    List<Pair> pairs = new ArrayList<>();
    pairs.add(new Pair(trial("wide-0", 30, 5, 0), trial("base-0", 30, 5, 0)));
    pairs.add(new Pair(trial("wide-1", 29, 35, 0), trial("base-1", 29, 35, 0)));
    assertThat(scores("val_f1_score", pairs)).isEmpty();
    ImageFigures apart = figures("val_f1_score", Shared.NONE);
    assertThat(apart.scores(pairs).orElseThrow().differences()[1]).hasSize(29);
    pairs.add(new Pair(trial("wide-2", 30, 5, 0), trial("base-2", 30, 6, 0)));
    assertThat(apart.scores(pairs)).isEmpty();
  }

  @Test
  void imagesThatChanceGaveToSeveralSeedsAreKnownByTheirNumbers() {
    List<Pair> pairs = new ArrayList<>();
    pairs.add(new Pair(trial("wide-0", 30, 5, 0), trial("base-0", 30, 5, 0)));
    pairs.add(new Pair(trial("wide-1", 29, 20, 0), trial("base-1", 29, 20, 0)));
    for (String figure : List.of("val_accuracy", "val_f1_score")) {
      ImageScores scores = figures(figure, Shared.SOME).scores(pairs).orElseThrow();
      assertThat(scores.numbers().orElseThrow()[1])
          .containsExactly(IntStream.range(20, 49).toArray());
      assertThat(Arrays.stream(scores.differences()[1]).average().orElseThrow())
          .isCloseTo(difference(pairs.get(1), figure), within(1e-9));
    }
    assertThat(figures("val_f1_score", Shared.NONE).scores(pairs).orElseThrow().numbers())
        .isEmpty();
  }

  @Test
  void whatASingleImageAddsIsInTheOrderOfTheImages() {
    Predictions said = drawn("any", 30, 5);
    double[] each = new LeftOut(METRICS.get(0), said).pseudoValueOfEach().orElseThrow();
    for (int i = 0; i < each.length; i++) {
      double right = said.answer(i) == said.labels()[i] ? 1 : 0;
      assertThat(each[i]).isCloseTo(right, within(1e-9));
    }
  }

  @Test
  void figuresThatAreNoMeansOfVeryManyDrawnImagesAreNotTakenApart() {
    List<Pair> pairs = pairs(1_001, 0);
    assertThat(figures("val_f1_score", Shared.SOME).scores(pairs)).isEmpty();
    assertThat(figures("val_accuracy", Shared.SOME).scores(pairs)).isPresent();
    assertThat(scores("val_f1_score", pairs)).isPresent();
  }
}
