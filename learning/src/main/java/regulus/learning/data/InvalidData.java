package regulus.learning.data;

/**
 * Data that is missing, broken or not what it says; the message is one sentence with the remedy.
 */
public final class InvalidData extends RuntimeException {
  public InvalidData(String message) {
    super(message);
  }

  public InvalidData(String message, Throwable cause) {
    super(message, cause);
  }
}
