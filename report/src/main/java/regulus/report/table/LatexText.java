package regulus.report.table;

/** Text that LaTeX prints as it was given, whatever it says. */
final class LatexText {
  private LatexText() {}

  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(c -> escaped.append(escaped(c)));
    return escaped.toString().replace("--", "-{}-").replace("--", "-{}-");
  }

  private static String escaped(int c) {
    return switch (c) {
      case '&', '%', '$', '#', '_', '{', '}' -> "\\" + Character.toString(c);
      case '\\' -> "\\textbackslash{}";
      case '~' -> "\\textasciitilde{}";
      case '^' -> "\\textasciicircum{}";
      case '<' -> "\\textless{}";
      case '>' -> "\\textgreater{}";
      case '|' -> "\\textbar{}";
      case '"' -> "\\char34{}";
      case '`' -> "\\char96{}";
      case '[', ']' -> "{" + Character.toString(c) + "}";
      default -> Character.isISOControl(c) ? " " : Character.toString(c);
    };
  }
}
