package regulus.learning.loss;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Probabilities;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Views;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.training.Loss;

/**
 * {@code -t · log p - (1 - t) · log(1 - p)}: with one output p is the probability of the second of
 * two classes; with one output per class each is judged by itself, and the mean is taken. Labels
 * are smoothed to {@code t · (1 - s) + s / 2}.
 *
 * @param labelSmoothing s, from 0 to 1; Keras' default is 0
 */
public record BinaryCrossentropy(double labelSmoothing) implements Loss {
  public static final Kind<BinaryCrossentropy> KIND =
      new Kind<>(
          "binary_crossentropy",
          "BinaryCrossentropy",
          BinaryCrossentropy.class,
          List.of(Outputs.LABEL_SMOOTHING),
          values -> new BinaryCrossentropy(values.number(Outputs.LABEL_SMOOTHING.name())),
          "For two classes and one output, ending in sigmoid.");

  @Override
  public void check(int outputs, int classes) {
    if (outputs == 1 && classes != 2) {
      throw new InvalidSetting(
          "loss",
          "binary_crossentropy with one output tells 2 classes apart, the data has "
              + classes
              + ". Give the last layer "
              + classes
              + " units and softmax, and use sparse_categorical_crossentropy.");
    }
    if (outputs != 1) {
      Outputs.checkOnePerClass(KIND.name() + " with several outputs", outputs, classes);
    }
  }

  @Override
  public Tensor each(Tensor outputs, Output kind, Tensor labels) {
    Tensor targets = Outputs.smoothed(targets(outputs, labels), labelSmoothing, 0.5);
    Tensor each =
        switch (kind) {
          case SIGMOID_LOGITS -> Probabilities.binaryCrossEntropy(outputs, targets);
          case SOFTMAX_LOGITS -> ofProbabilities(Probabilities.softmax(outputs), targets);
          case PROBABILITIES -> ofProbabilities(outputs, targets);
        };
    return Reductions.meanLast(each);
  }

  private static Tensor targets(Tensor outputs, Tensor labels) {
    return outputs.size(1) == 1
        ? Views.reshape(Views.convert(labels, Precision.of(outputs)), outputs.size(0), 1)
        : Outputs.oneHot(labels, outputs);
  }

  private static Tensor ofProbabilities(Tensor outputs, Tensor targets) {
    Tensor p = Outputs.clip(outputs);
    Tensor ifTrue = Arithmetic.multiply(targets, Elementwise.log(p));
    Tensor ifFalse =
        Arithmetic.multiply(Arithmetic.from(1, targets), Elementwise.log(Arithmetic.from(1, p)));
    return Arithmetic.multiply(Arithmetic.add(ifTrue, ifFalse), -1);
  }
}
