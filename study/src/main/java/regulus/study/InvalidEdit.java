package regulus.study;

/** A change of a network that cannot be carried out; the message is one sentence. */
public final class InvalidEdit extends RuntimeException {
  public InvalidEdit(String message) {
    super(message);
  }
}
