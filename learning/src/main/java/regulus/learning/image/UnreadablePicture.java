package regulus.learning.image;

/** A file that is no picture, or not a whole one; the message says what it is instead. */
public final class UnreadablePicture extends RuntimeException {
  /**
   * @param reason what stands after the file's name: {@code ends early}
   */
  public UnreadablePicture(String reason) {
    super(reason);
  }

  public UnreadablePicture(String reason, Throwable cause) {
    super(reason, cause);
  }

  /** What is wrong, to stand after the file's name. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
