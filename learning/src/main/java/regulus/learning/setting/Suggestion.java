package regulus.learning.setting;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the known name nearest to an unknown one. */
public final class Suggestion {
  private Suggestion() {}

  /** The candidate within a third of the name's length in edits (at least one), if any. */
  public static Optional<String> closest(String name, Collection<String> candidates) {
    String wanted = plain(name);
    int most = Math.max(1, wanted.length() / 3);
    return candidates.stream()
        .filter(candidate -> distance(wanted, plain(candidate)) <= most)
        .min(Comparator.comparingInt(candidate -> distance(wanted, plain(candidate))));
  }

  /** {@code " Did you mean 'x'?"}, or nothing. */
  public static String sentence(String name, Collection<String> candidates) {
    return closest(name, candidates).map(found -> " Did you mean '" + found + "'?").orElse("");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
