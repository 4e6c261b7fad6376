package regulus.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * When a study looks at its comparisons: after how many seeds, fixed before the first one. Few
 * looks, since each makes all of them stricter, and ever farther apart, since one more seed adds
 * the less the more there are.
 *
 * @param seeds ascending, at least one
 */
public record Looks(List<Integer> seeds) {
  /** Five find nearly as early as any number does (McPherson 1982). */
  public static final int MOST = 5;

  public Looks {
    seeds = List.copyOf(seeds);
    for (int i = 0; i < seeds.size(); i++) {
      if (seeds.get(i) <= (i == 0 ? 0 : seeds.get(i - 1))) {
        throw new IllegalArgumentException(
            "Invalid looks: expected ascending numbers of seeds, received " + seeds + ".");
      }
    }
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("Invalid looks: expected at least one, received none.");
    }
  }

  /**
   * At most {@value #MOST} looks, each after about the same factor more seeds than the one before:
   * from 5 to 20 after 5, 7, 10, 14 and 20.
   *
   * @param first at least 1
   * @param most at least {@code first}
   */
  public static Looks between(int first, int most) {
    if (first < 1 || most < first) {
      throw new IllegalArgumentException(
          "Invalid looks: expected a first one and a last one not before it, received "
              + first
              + " and "
              + most
              + ".");
    }
    List<Integer> seeds = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      double share = i / (MOST - 1.0);
      int count = (int) Math.round(first * Math.pow((double) most / first, share));
      if (seeds.isEmpty() || count > seeds.get(seeds.size() - 1)) {
        seeds.add(count);
      }
    }
    return new Looks(seeds);
  }

  public int count() {
    return seeds.size();
  }
}
