package regulus.report.table;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Text that LaTeX prints as it was given, whatever it says. pdfTeX, which has few letters, shows
 * the number of one that it does not have ({@code U+6A21}) instead of refusing the document.
 */
final class LatexText {
  private static final int ASCII = 0x7f;

  /** Up to here pdfTeX has all letters of the Latin alphabet but these. */
  private static final int LATIN = 0x17f;

  private static final String NOT_THERE = "«»ÐÞðþĄąĐđĘęĦħĮįĸĿŀŉŊŋŦŧŲųſ";
  private static final String THERE = "–—‘’“”•…€™";

  private static final int ALPHA = 0x3b1;
  private static final List<String> GREEK =
      List.of(
          ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi mathit{o} pi"
                  + " rho varsigma sigma tau upsilon phi chi psi omega")
              .split(" "));

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("Γ", "Gamma"),
          Map.entry("Δ", "Delta"),
          Map.entry("Θ", "Theta"),
          Map.entry("Λ", "Lambda"),
          Map.entry("Π", "Pi"),
          Map.entry("Σ", "Sigma"),
          Map.entry("Φ", "Phi"),
          Map.entry("Ψ", "Psi"),
          Map.entry("Ω", "Omega"),
          Map.entry("→", "to"),
          Map.entry("←", "leftarrow"),
          Map.entry("≤", "leq"),
          Map.entry("≥", "geq"),
          Map.entry("≠", "neq"),
          Map.entry("≈", "approx"),
          Map.entry("∞", "infty"));

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
      default -> other(c);
    };
  }

  private static String other(int c) {
    String letter = Character.toString(c);
    if (Character.isISOControl(c)) {
      return " ";
    }
    if (c <= ASCII || (c <= LATIN && !NOT_THERE.contains(letter)) || THERE.contains(letter)) {
      return letter;
    }
    if (Character.getType(c) == Character.FORMAT) {
      return "";
    }
    return beyond(c, letter);
  }

  private static String beyond(int c, String letter) {
    int greek = c - ALPHA;
    String sign =
        greek >= 0 && greek < GREEK.size() ? GREEK.get(greek) : SIGNS.getOrDefault(letter, "");
    if (!sign.isEmpty()) {
      return "\\ensuremath{\\" + sign + "}";
    }
    // Only XeTeX and LuaTeX know this word, and only they have such letters.
    return "\\ifdefined\\Umathchar "
        + letter
        + String.format(Locale.ROOT, "\\else U+%04X\\fi{}", c);
  }
}
