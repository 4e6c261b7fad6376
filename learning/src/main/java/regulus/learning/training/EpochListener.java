package regulus.learning.training;

import java.util.Map;
import java.util.function.Supplier;
import regulus.learning.network.WeightArray;

/** Is told after every finished epoch, on the training thread. */
@FunctionalInterface
public interface EpochListener {
  /**
   * @param epoch what just finished
   * @param seconds how long it took, validation included
   * @param weights as they are now, by {@code layer/weight}; copied each time they are asked for,
   *     and only to be asked for before this method returns
   */
  void finished(Epoch epoch, double seconds, Supplier<Map<String, WeightArray>> weights);
}
