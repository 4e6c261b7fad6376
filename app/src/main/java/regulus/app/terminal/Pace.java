package regulus.app.terminal;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;
import regulus.study.TrialSpec;

/** How long trials take, judged by those before. Mutable: grows with every epoch and trial. */
final class Pace {
  private final ToIntFunction<TrialSpec> images;
  private final Map<String, Mean> secondsPerImage = new HashMap<>();
  private final Map<String, Mean> epochs = new HashMap<>();
  private final Mean anySecondsPerImage = new Mean();

  /**
   * @param images that a trial trains on in one epoch
   */
  Pace(ToIntFunction<TrialSpec> images) {
    this.images = images;
  }

  private static final class Mean {
    private double sum;
    private int count;

    void add(double value) {
      sum += value;
      count++;
    }

    double value() {
      return sum / count;
    }
  }

  void epoch(TrialSpec trial, double seconds) {
    double each = seconds / images.applyAsInt(trial);
    anySecondsPerImage.add(each);
    secondsPerImage.computeIfAbsent(trial.variant(), name -> new Mean()).add(each);
  }

  /** A trial of this variant has ended after so many epochs. */
  void ended(TrialSpec trial, int epochsTrained) {
    epochs.computeIfAbsent(trial.variant(), name -> new Mean()).add(epochsTrained);
  }

  double imagesPerSecond(TrialSpec trial, double seconds) {
    return images.applyAsInt(trial) / seconds;
  }

  /** How long a trial still takes after so many epochs; none before anything has been measured. */
  OptionalDouble secondsLeft(TrialSpec trial, int finishedEpochs) {
    if (anySecondsPerImage.count == 0) {
      return OptionalDouble.empty();
    }
    double left = Math.max(0, expectedEpochs(trial) - finishedEpochs);
    double each = secondsPerImage.getOrDefault(trial.variant(), anySecondsPerImage).value();
    return OptionalDouble.of(left * each * images.applyAsInt(trial));
  }

  /** A trial that may stop early is expected to stop where others of its variant did. */
  private double expectedEpochs(TrialSpec trial) {
    Mean before = epochs.get(trial.variant());
    return trial.training().mayStopEarly() && before != null
        ? before.value()
        : trial.training().epochs();
  }
}
