package regulus.learning.metric;

import regulus.learning.metric.HitRate.Hit;
import regulus.learning.setting.InvalidSetting;

/** How probabilities become decisions, with Keras' rules for ties. */
final class Decisions {
  private Decisions() {}

  /** With a single output: class 1 above the threshold, else class 0. */
  static Hit binary(double threshold) {
    float limit = (float) threshold;
    return (predictions, start, label) -> label == (predictions[start] > limit ? 1 : 0);
  }

  /** The class of the largest output, the first of equal ones. */
  static Hit largest(int outputs) {
    return (predictions, start, label) -> {
      int best = 0;
      for (int j = 1; j < outputs; j++) {
        if (predictions[start + j] > predictions[start + best]) {
          best = j;
        }
      }
      return best == label;
    };
  }

  /** Fewer than k outputs are larger than that of the true class. */
  static Hit amongLargest(int outputs, int k) {
    return (predictions, start, label) -> {
      float wanted = predictions[start + label];
      int larger = 0;
      for (int j = 0; j < outputs; j++) {
        if (predictions[start + j] > wanted) {
          larger++;
        }
      }
      return larger < k && Float.isFinite(wanted);
    };
  }

  static void requireSeveral(Metric metric, int outputs) {
    if (outputs == 1) {
      throw new InvalidSetting(
          "",
          metric.name()
              + " compares classes, but the network ends in a single output: use accuracy, or one"
              + " output per class.");
    }
  }

  static void requireFewer(Metric metric, int k, int outputs) {
    if (k >= outputs) {
      throw InvalidSetting.of(
          "k", "fewer than the network's outputs (" + outputs + ") for " + metric.name(), k);
    }
  }
}
