package regulus.learning.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.random.Stream;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.training.Loss;
import regulus.learning.training.Loss.Output;

/** What holds for every loss, and what each says to outputs that do not fit. */
class LossContractTest {
  private static final int CLASSES = 4;
  private static final long[] LABELS = {0, 3, 1, 2, 2};
  private static final double STEP = 1e-6;

  record Case(Object plain, Output output) {}

  static java.util.stream.Stream<Case> cases() {
    return java.util.stream.Stream.concat(
            Losses.ALL.names().stream(),
            java.util.stream.Stream.of(
                Map.of("categorical_crossentropy", Map.of("label_smoothing", 0.2)),
                Map.of("binary_crossentropy", Map.of("label_smoothing", 0.2)),
                Map.of("huber", Map.of("delta", 0.4)),
                Map.of("binary_focal_crossentropy", Map.of("apply_class_balancing", true)),
                Map.of("categorical_focal_crossentropy", List.of(0.4, 0.3, 0.2, 0.1))))
        .flatMap(plain -> Arrays.stream(Output.values()).map(output -> new Case(plain, output)));
  }

  @BeforeEach
  void claimThread() {
    LibTorch.claimThread();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesOneNumberPerExample(Case c) {
    double[] each = Scope.get(() -> each(c, Gradients.variable(tensor(outputs()))).doubles());
    assertThat(each).hasSize(LABELS.length);
    for (double loss : each) {
      assertThat(loss).isFinite();
      assertThat(loss > 0).isNotEqualTo(c.plain().equals("cosine_similarity"));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void hasTheGradientThatDifferencesShow(Case c) {
    double[] outputs = outputs();
    double[] gradient =
        Scope.get(
            () -> {
              Tensor variable = Gradients.variable(tensor(outputs));
              Gradients.backward(Reductions.sum(each(c, variable)));
              return Gradients.of(variable).doubles();
            });
    for (int i = 0; i < outputs.length; i++) {
      double slope = moved(c, outputs, i, STEP) - moved(c, outputs, i, -STEP);
      assertThat(gradient[i]).as("[%d]", i).isCloseTo(slope / (2 * STEP), within(1e-7));
    }
  }

  @Test
  void sparseEqualsCategorical() {
    double[] sparse = values("sparse_categorical_crossentropy");
    assertThat(values("categorical_crossentropy")).containsExactly(sparse, within(1e-12));
  }

  @Test
  void staysFiniteWhereTheSoftmaxIsCertainAndWrong() {
    double[] loss =
        Scope.get(
            () ->
                Losses.ALL
                    .create("sparse_categorical_crossentropy")
                    .each(
                        Creation.of(new double[] {1000, -1000}, Precision.FLOAT32, List.of(1, 2)),
                        Output.SOFTMAX_LOGITS,
                        Creation.indexes(new long[] {1}))
                    .doubles());
    assertThat(loss).containsExactly(2000);
  }

  @Test
  void generalizedCrossEntropyHasAFiniteGradientWhereTheSoftmaxIsCertainAndWrong() {
    double[] gradient =
        Scope.get(
            () -> {
              Tensor logits =
                  Gradients.variable(
                      Creation.of(new double[] {1000, -1000}, Precision.FLOAT32, List.of(1, 2)));
              Tensor each =
                  Losses.ALL
                      .create("categorical_generalized_cross_entropy")
                      .each(logits, Output.SOFTMAX_LOGITS, Creation.indexes(new long[] {1}));
              Gradients.backward(Reductions.sum(each));
              return Gradients.of(logits).doubles();
            });
    assertThat(gradient).containsExactly(0, 0);
  }

  @Test
  void oneSigmoidIsTheProbabilityOfTheSecondClass() {
    double[] loss =
        Scope.get(
            () ->
                Losses.ALL
                    .create("binary_crossentropy")
                    .each(
                        Creation.of(new double[] {0.8, 0.8}, Precision.FLOAT64, List.of(2, 1)),
                        Output.PROBABILITIES,
                        Creation.indexes(new long[] {0, 1}))
                    .doubles());
    assertThat(loss).containsExactly(new double[] {-Math.log(0.2), -Math.log(0.8)}, within(1e-9));
  }

  @Test
  void saysWhatToDoWhenOutputsDoNotFit() {
    Loss sparse = Losses.ALL.create("sparse_categorical_crossentropy");
    Loss binary = Losses.ALL.create("binary_crossentropy");
    assertThatThrownBy(() -> sparse.check(8, 10))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "sparse_categorical_crossentropy needs one output per class: the data has 10 classes,"
                + " the last layer has 8 outputs. Give the last layer 10 units.");
    assertThatThrownBy(() -> sparse.check(1, 2)).hasMessageContaining("use binary_crossentropy");
    assertThatThrownBy(() -> binary.check(1, 10))
        .hasMessage(
            "binary_crossentropy with one output tells 2 classes apart, the data has 10. Give the"
                + " last layer 10 units and softmax, and use sparse_categorical_crossentropy.");
    assertThatThrownBy(() -> binary.check(3, 10)).isInstanceOf(InvalidSetting.class);
    assertThatThrownBy(() -> Losses.ALL.create("hinge").check(1, 10))
        .hasMessageStartingWith("hinge with one output tells 2 classes apart, the data has 10.");
    assertThatThrownBy(() -> Losses.ALL.create("kl_divergence").check(3, 10))
        .hasMessageStartingWith("kl_divergence needs one output per class");
    assertThatThrownBy(
            () ->
                Losses.ALL
                    .create(Map.of("categorical_focal_crossentropy", List.of(0.5, 0.5)))
                    .check(10, 10))
        .hasMessage(
            "Invalid loss.alpha: expected one number, or one for each of 10 classes, received"
                + " [0.5, 0.5].");
    assertThatCode(() -> binary.check(1, 2)).doesNotThrowAnyException();
    assertThatCode(() -> sparse.check(10, 10)).doesNotThrowAnyException();
  }

  private static double[] values(String name) {
    return Scope.get(
        () -> each(new Case(name, Output.SOFTMAX_LOGITS), tensor(outputs())).doubles());
  }

  private static double moved(Case c, double[] outputs, int index, double by) {
    double[] moved = outputs.clone();
    moved[index] += by;
    return Scope.get(() -> Reductions.sum(each(c, tensor(moved))).item());
  }

  private static Tensor each(Case c, Tensor outputs) {
    return Losses.ALL.create(c.plain()).each(outputs, c.output(), Creation.indexes(LABELS));
  }

  private static Tensor tensor(double[] outputs) {
    return Creation.of(outputs, Precision.FLOAT64, List.of(LABELS.length, CLASSES));
  }

  /** Between 0.1 and 0.9, so that they can be probabilities as well as logits. */
  private static double[] outputs() {
    double[] outputs = new double[LABELS.length * CLASSES];
    Arrays.setAll(outputs, i -> 0.1 + 0.8 * new Stream(6).uniform(i));
    return outputs;
  }
}
