package regulus.learning.loss;

import java.util.List;
import java.util.Optional;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.training.Loss;

/**
 * {@code -Σ t · log p} over the classes, for a network with one output per class; t is 1 for the
 * true class and 0 for the others, smoothed to {@code t · (1 - s) + s / classes}.
 *
 * @param labelSmoothing s, from 0 to 1; Keras' default is 0
 * @param fromLogits whether outputs are scores, not probabilities; not by default
 */
public record CategoricalCrossentropy(double labelSmoothing, @AddedLater boolean fromLogits)
    implements Loss {
  private static final Setting LABEL_SMOOTHING = Outputs.LABEL_SMOOTHING;

  public static final Kind<CategoricalCrossentropy> KIND =
      new Kind<>(
          "categorical_crossentropy",
          "CategoricalCrossentropy",
          CategoricalCrossentropy.class,
          List.of(LABEL_SMOOTHING, Outputs.FROM_LOGITS),
          values ->
              new CategoricalCrossentropy(
                  values.number(LABEL_SMOOTHING.name()), values.flag(Outputs.FROM_LOGITS.name())),
          "-Σ t · log p over one-hot labels; one output per class, ending in softmax.");

  @Override
  public void check(int outputs, int classes) {
    Outputs.checkOnePerClass(KIND.name(), outputs, classes);
  }

  @Override
  public Optional<Output> wanted() {
    return Optional.of(Output.SOFTMAX_LOGITS);
  }

  @Override
  public boolean inNats() {
    return true;
  }

  @Override
  public Tensor each(Tensor outputs, Output kind, Tensor labels) {
    Tensor targets =
        Outputs.smoothed(Outputs.oneHot(labels, outputs), labelSmoothing, 1.0 / outputs.size(1));
    Tensor logarithms =
        switch (kind) {
          case SOFTMAX_LOGITS -> Outputs.logProbabilities(outputs, kind);
          case SIGMOID_LOGITS -> logarithms(Elementwise.sigmoid(outputs));
          case PROBABILITIES -> logarithms(outputs);
        };
    return Arithmetic.multiply(Reductions.sumLast(Arithmetic.multiply(targets, logarithms)), -1);
  }

  private static Tensor logarithms(Tensor outputs) {
    return Elementwise.log(Outputs.normalized(outputs));
  }
}
