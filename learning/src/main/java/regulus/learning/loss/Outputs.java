package regulus.learning.loss;

import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Probabilities;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Views;
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

  static final Setting FROM_LOGITS =
      Setting.optional(
          "from_logits",
          SettingType.flag(),
          false,
          "Whether the network ends in scores, without softmax or sigmoid: their softmax or sigmoid"
              + " is what metrics, predictions and exported files take for probabilities.");

  static final Setting GAMMA =
      Setting.optional(
          "gamma", SettingType.nonNegative(), 2.0, "How much less what is nearly right counts.");

  /** As far as Keras lets a probability come to 0 or 1. */
  static final double EPSILON = 1e-7;

  private Outputs() {}

  /** Logarithms of probabilities that sum to 1: [batch, classes]. */
  static Tensor logProbabilities(Tensor outputs, Output kind) {
    return switch (kind) {
      case SOFTMAX_LOGITS -> Probabilities.logSoftmax(outputs);
      case SIGMOID_LOGITS -> logProbabilities(Elementwise.sigmoid(outputs), Output.PROBABILITIES);
      case PROBABILITIES -> Probabilities.logSoftmax(Elementwise.log(clip(outputs)));
    };
  }

  /** The network's outputs after their activation. */
  static Tensor activated(Tensor outputs, Output kind) {
    return switch (kind) {
      case SOFTMAX_LOGITS -> Probabilities.softmax(outputs);
      case SIGMOID_LOGITS -> Elementwise.sigmoid(outputs);
      case PROBABILITIES -> outputs;
    };
  }

  /** As Keras: first divided by their sum, then clipped. */
  static Tensor normalized(Tensor outputs) {
    return clip(Arithmetic.divide(outputs, Reductions.sumLast(outputs, true)));
  }

  /** {@code max(1 - t · p, 0)} with targets of 0 and 1 turned into t of -1 and 1. */
  static Tensor shortfall(Tensor outputs, Tensor targets) {
    Tensor signs = Arithmetic.add(Arithmetic.multiply(targets, 2), -1);
    return Elementwise.relu(Arithmetic.from(1, Arithmetic.multiply(signs, outputs)));
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

  /** Labels as the outputs should be: a column of 0 and 1 for one, a row of a one for several. */
  static Tensor targets(Tensor labels, Tensor outputs) {
    return outputs.size(1) == 1
        ? Views.reshape(Views.convert(labels, Precision.of(outputs)), outputs.size(0), 1)
        : oneHot(labels, outputs);
  }

  static void checkOneOrPerClass(String loss, int outputs, int classes) {
    if (outputs == 1 && classes != 2) {
      throw new InvalidSetting(
          "loss",
          loss
              + " with one output tells 2 classes apart, the data has "
              + classes
              + ". Give the last layer "
              + classes
              + " units and softmax, and use sparse_categorical_crossentropy.");
    }
    if (outputs != 1) {
      checkOnePerClass(loss + " with several outputs", outputs, classes);
    }
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
    return Views.oneHot(labels, outputs.size(1), Precision.of(outputs));
  }
}
