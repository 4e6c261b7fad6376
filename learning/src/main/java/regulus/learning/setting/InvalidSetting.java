package regulus.learning.setting;

/**
 * A setting that cannot be used. The message is one sentence for the person who wrote it: {@code
 * Invalid rate: expected a number from 0 to below 1, received 1.5.}, with a remedy where there is
 * one. {@link #path()} says which setting, relative to the kind that was being made.
 */
public final class InvalidSetting extends RuntimeException {
  private final String path;
  private final String sentence;

  public InvalidSetting(String path, String message) {
    super(message);
    this.path = path;
    this.sentence = message;
  }

  /**
   * @param received the value as it was given; a text is shown in quotes
   */
  public static InvalidSetting of(String name, String expected, Object received) {
    return worded(name, expected, Given.words(received));
  }

  /**
   * @param received what was received, in words that are shown as they are
   */
  public static InvalidSetting worded(String name, String expected, String received) {
    return new InvalidSetting(
        name, "Invalid " + name + ": expected " + expected + ", received " + received + ".");
  }

  /** Dotted path such as {@code kernel_regularizer.l1}; empty for the choice itself. */
  public String path() {
    return path;
  }

  /** The message, never null. */
  public String sentence() {
    return sentence;
  }
}
