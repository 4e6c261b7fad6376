package regulus.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's correction for several comparisons (Holm 1979): the i-th smallest of m p values is
 * multiplied by m - i + 1, never falls below the ones before it, and is at most 1. The chance of
 * any false verdict then stays below the level, whatever the dependence.
 */
public final class Holm {
  private Holm() {}

  /** The adjusted p values, in the order of {@code pValues}. */
  public static double[] adjust(double... pValues) {
    int[] order =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double least = 0;
    for (int rank = 0; rank < order.length; rank++) {
      least = Math.max(least, Math.min(1, pValues[order[rank]] * (order.length - rank)));
      adjusted[order[rank]] = least;
    }
    return adjusted;
  }
}
