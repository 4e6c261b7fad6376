package regulus.study.run;

import java.util.Map;
import regulus.learning.network.WeightArray;
import regulus.learning.training.EpochListener;
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
}
