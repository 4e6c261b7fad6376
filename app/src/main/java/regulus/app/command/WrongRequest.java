package regulus.app.command;

/** A command that cannot be carried out as it was given; the message is one or more sentences. */
public final class WrongRequest extends RuntimeException {
  public WrongRequest(String message) {
    super(message);
  }
}
