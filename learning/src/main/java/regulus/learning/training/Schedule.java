package regulus.learning.training;

import java.util.Optional;

/** How the learning rate changes; a pure function of where the training stands. */
public interface Schedule {
  /**
   * @param base the optimizer's own learning rate
   * @param moment where the training stands before the step
   */
  double learningRate(double base, Moment moment);

  /** The figure that it watches, if any. */
  default Optional<Monitor> monitor() {
    return Optional.empty();
  }

  /**
   * @param step steps done so far, over all epochs
   * @param stepsPerEpoch of this training
   * @param history the finished epochs; the running one is {@code history.size()}
   */
  record Moment(long step, int stepsPerEpoch, History history) {
    public int epoch() {
      return history.size();
    }
  }
}
