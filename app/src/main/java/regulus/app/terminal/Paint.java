package regulus.app.terminal;

import regulus.statistics.Comparison.Verdict;

/**
 * Colours that carry a meaning; plain text where colours are not welcome.
 *
 * @param on whether they are
 */
public record Paint(boolean on) {
  private static final String END = "\u001b[0m";

  public String strong(String text) {
    return painted("1", text);
  }

  public String weak(String text) {
    return painted("2", text);
  }

  public String good(String text) {
    return painted("32", text);
  }

  public String bad(String text) {
    return painted("31", text);
  }

  /** In the colour of what it says. */
  public String verdict(Verdict verdict, String text) {
    return switch (verdict) {
      case BETTER -> good(text);
      case WORSE -> bad(text);
      case EQUIVALENT, UNDECIDED, NOT_COMPARABLE, NOT_TRAINED, BASELINE_NOT_TRAINED -> weak(text);
    };
  }

  private String painted(String code, String text) {
    return on ? "\u001b[" + code + "m" + text + END : text;
  }
}
