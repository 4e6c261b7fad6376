package regulus.learning.training;

/** A training that cannot go on; the message is one sentence with the remedy. */
public final class TrainingFailed extends RuntimeException {
  public TrainingFailed(String message) {
    super(message);
  }
}
