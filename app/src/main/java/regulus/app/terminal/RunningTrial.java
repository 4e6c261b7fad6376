package regulus.app.terminal;

import java.util.Optional;
import regulus.learning.training.Epoch;
import regulus.study.TrialSpec;

/**
 * A trial that is under way.
 *
 * @param last its last finished epoch
 * @param imagesPerSecond that it trained on in that epoch, with validation's time; 0 before
 */
record RunningTrial(TrialSpec trial, Optional<Epoch> last, double imagesPerSecond) {

  static RunningTrial started(TrialSpec trial) {
    return new RunningTrial(trial, Optional.empty(), 0);
  }

  int finishedEpochs() {
    return last.map(epoch -> epoch.index() + 1).orElse(0);
  }

  /** A figure of the last epoch, if it was computed. */
  Optional<Double> figure(String monitor) {
    return last.flatMap(epoch -> figure(epoch, monitor));
  }

  static Optional<Double> figure(Epoch epoch, String monitor) {
    return Optional.ofNullable(
        monitor.startsWith("val_")
            ? epoch.validation().get(monitor.substring("val_".length()))
            : epoch.train().get(monitor));
  }
}
