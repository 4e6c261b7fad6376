package regulus.learning.loss;

import java.util.List;
import java.util.Optional;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Probabilities;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.Kind;
import regulus.learning.training.Loss;

/**
 * {@code -t · log p - (1 - t) · log(1 - p)}: with one output p is the probability of the second of
 * two classes; with one output per class each is judged by itself, and the mean is taken. Labels
 * are smoothed to {@code t · (1 - s) + s / 2}.
 *
 * @param labelSmoothing s, from 0 to 1; Keras' default is 0
 * @param fromLogits whether outputs are scores, not probabilities; not by default
 */
public record BinaryCrossentropy(double labelSmoothing, @AddedLater boolean fromLogits)
    implements Loss {
  public static final Kind<BinaryCrossentropy> KIND =
      new Kind<>(
          "binary_crossentropy",
          "BinaryCrossentropy",
          BinaryCrossentropy.class,
          List.of(Outputs.LABEL_SMOOTHING, Outputs.FROM_LOGITS),
          values ->
              new BinaryCrossentropy(
                  values.number(Outputs.LABEL_SMOOTHING.name()),
                  values.flag(Outputs.FROM_LOGITS.name())),
          "For two classes and one output, ending in sigmoid.");

  @Override
  public void check(int outputs, int classes) {
    Outputs.checkOneOrPerClass(KIND.name(), outputs, classes);
  }

  @Override
  public Optional<Output> wanted() {
    return Optional.of(Output.SIGMOID_LOGITS);
  }

  @Override
  public boolean inNats() {
    return true;
  }

  @Override
  public Tensor each(Tensor outputs, Output kind, Tensor labels) {
    Tensor targets = Outputs.smoothed(Outputs.targets(labels, outputs), labelSmoothing, 0.5);
    return Reductions.meanLast(of(outputs, kind, targets));
  }

  /** Of each output: [batch, outputs]. */
  static Tensor of(Tensor outputs, Output kind, Tensor targets) {
    return switch (kind) {
      case SIGMOID_LOGITS -> Probabilities.binaryCrossEntropy(outputs, targets);
      case SOFTMAX_LOGITS -> ofProbabilities(Probabilities.softmax(outputs), targets);
      case PROBABILITIES -> ofProbabilities(outputs, targets);
    };
  }

  private static Tensor ofProbabilities(Tensor outputs, Tensor targets) {
    Tensor p = Outputs.clip(outputs);
    Tensor ifTrue = Arithmetic.multiply(targets, Elementwise.log(p));
    Tensor ifFalse =
        Arithmetic.multiply(Arithmetic.from(1, targets), Elementwise.log(Arithmetic.from(1, p)));
    return Arithmetic.multiply(Arithmetic.add(ifTrue, ifFalse), -1);
  }
}
