package regulus.learning.network;

/** Weights that do not fit the network that they are loaded into; the message is one sentence. */
public final class InvalidWeights extends RuntimeException {
  public InvalidWeights(String message) {
    super(message);
  }
}
