package regulus.study.run;

import java.util.Map;
import java.util.Optional;
import regulus.learning.network.WeightArray;
import regulus.learning.storage.Predictions;
import regulus.learning.training.EpochListener;
import regulus.study.TrialResult.TwinCount;
import regulus.study.TrialSpec;

/**
 * Does what a trial asks for. Called by several threads at a time, each for another trial; computes
 * the same on every thread, and writes nothing.
 */
public interface TrialWork {
  /**
   * Trains and measures.
   *
   * @param epochs is told after every epoch, on the calling thread
   * @throws InterruptedException between two steps, if the calling thread was interrupted
   */
  Trained train(TrialSpec trial, EpochListener epochs) throws InterruptedException;

  /**
   * Measures weights that another trial trained on this final trial's test examples.
   *
   * @param weights by {@code layer/weight}
   * @return with an empty history, and without figures of training
   * @throws InterruptedException if the calling thread was interrupted
   */
  Trained test(TrialSpec trial, Map<String, WeightArray> weights) throws InterruptedException;

  /**
   * How many of the images that a done trial was evaluated on it had seen before.
   *
   * @param answers what it answered for each of them
   * @return empty where there are no images to be looked at
   */
  default Optional<TwinCount> twins(TrialSpec trial, Predictions answers) {
    return Optional.empty();
  }
}
