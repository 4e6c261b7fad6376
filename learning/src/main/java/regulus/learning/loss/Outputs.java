package regulus.learning.loss;

import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Probabilities;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.training.Loss.Output;

/** What the losses share: reading a network's outputs as probabilities of classes. */
final class Outputs {
  static final Setting LABEL_SMOOTHING =
      Setting.optional(
          "label_smoothing",
          SettingType.fraction(),
          0.0,
          "Share of certainty that is taken from the true class and spread over all.");

  /** As far as Keras lets a probability come to 0 or 1. */
  private static final double EPSILON = 1e-7;

  private Outputs() {}

  /** Logarithms of probabilities that sum to 1: [batch, classes]. */
  static Tensor logProbabilities(Tensor outputs, Output kind) {
    return switch (kind) {
      case SOFTMAX_LOGITS -> Probabilities.logSoftmax(outputs);
      case SIGMOID_LOGITS -> logProbabilities(Elementwise.sigmoid(outputs), Output.PROBABILITIES);
      case PROBABILITIES -> Probabilities.logSoftmax(Elementwise.log(clip(outputs)));
    };
  }

  static Tensor clip(Tensor probabilities) {
    return Elementwise.clip(probabilities, EPSILON, 1 - EPSILON);
  }

  /** {@code labels · (1 - smoothing) + smoothing · share}. */
  static Tensor smoothed(Tensor labels, double smoothing, double share) {
    return smoothing == 0
        ? labels
        : Arithmetic.add(Arithmetic.multiply(labels, 1 - smoothing), smoothing * share);
  }

  static void checkOnePerClass(String loss, int outputs, int classes) {
    if (outputs != classes) {
      throw new InvalidSetting(
          "loss",
          loss
              + " needs one output per class: the data has "
              + classes
              + " classes, the last layer has "
              + outputs
              + (outputs == 1 ? " output" : " outputs")
              + "."
              + (outputs == 1 && classes == 2
                  ? " Give the last layer 2 units and softmax, or use binary_crossentropy."
                  : " Give the last layer " + classes + " units."));
    }
  }

  static Tensor oneHot(Tensor labels, Tensor outputs) {
    return regulus.learning.engine.Views.oneHot(labels, outputs.size(1), Precision.of(outputs));
  }
}
