package regulus.study.record;

/**
 * A run folder that cannot be used: held by another process, not writable, or broken. The message
 * is one sentence with the remedy.
 */
public final class UnusableFolder extends RuntimeException {
  public UnusableFolder(String message) {
    super(message);
  }

  public UnusableFolder(String message, Throwable cause) {
    super(message, cause);
  }
}
