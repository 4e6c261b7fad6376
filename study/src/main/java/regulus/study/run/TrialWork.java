package regulus.study.run;

import java.util.Map;
import java.util.function.BooleanSupplier;
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
   * @param stop asked between steps
   * @throws Stopped if {@code stop} said so
   */
  Trained train(TrialSpec trial, EpochListener epochs, BooleanSupplier stop);

  /**
   * Measures weights that another trial trained on this final trial's test examples.
   *
   * @param weights by {@code layer/weight}
   */
  Trained test(TrialSpec trial, Map<String, WeightArray> weights);
}
