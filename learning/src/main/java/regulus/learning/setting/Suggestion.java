package regulus.learning.setting;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** "Did you mean": the known name nearest to an unknown one. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * The nearest candidate, of those whose distance is at most a third of the longer name's length:
   * one for names of up to four letters, two for up to seven.
   */
  public static Optional<String> closest(String name, Collection<String> candidates) {
    String wanted = plain(name);
    return candidates.stream()
        .filter(candidate -> isNear(wanted, plain(candidate)))
        .min(Comparator.comparingInt(candidate -> distance(wanted, plain(candidate))));
  }

  private static boolean isNear(String a, String b) {
    return distance(a, b) <= Math.max(1, (Math.max(a.length(), b.length()) + 1) / 3);
  }

  /** {@code " Did you mean 'x'?"}, or nothing. */
  public static String sentence(String name, Collection<String> candidates) {
    return closest(name, candidates).map(found -> " Did you mean '" + found + "'?").orElse("");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /**
   * How many letters have to be put in, left out, replaced, or exchanged with their neighbour
   * (Damerau and Levenshtein's distance, no letter being changed twice).
   */
  private static int distance(String a, String b) {
    int[] before = {};
    int[] last = IntStream.rangeClosed(0, b.length()).toArray();
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        if (exchanged(a, i, b, j)) {
          row[j] = Math.min(row[j], 1 + before[j - 2]);
        }
      }
      before = last;
      last = row;
    }
    return last[b.length()];
  }

  /** Whether the last two of the first letters of both are the same, the other way round. */
  private static boolean exchanged(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
