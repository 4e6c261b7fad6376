package regulus.learning.training;

/** Is told after every finished epoch, on the training thread. */
@FunctionalInterface
public interface EpochListener {
  /**
   * @param epoch what just finished
   * @param seconds how long it took, validation included
   */
  void finished(Epoch epoch, double seconds);
}
