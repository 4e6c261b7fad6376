package regulus.report.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import regulus.report.figure.Strip;

/**
 * The axis on which the repetitions of all variants stand.
 *
 * @param near the variants that it has room for
 */
record StripScale(List<Strip> near, Axis axis) {
  private static final int TICKS = 5;

  /** How many times as long as for all others the axis may be for one variant. */
  private static final double FAR = 4;

  /** For at least one. */
  static StripScale of(List<Strip> strips) {
    List<Strip> near = near(strips);
    double[] ends = ends(near);
    return new StripScale(near, Axis.around(ends[0], ends[1], TICKS));
  }

  /** Without those that would leave no room for the others; what others are joined with stays. */
  private static List<Strip> near(List<Strip> strips) {
    List<Strip> near = new ArrayList<>(strips);
    while (near.size() > 2) {
      Strip farthest = Collections.min(near, Comparator.comparingDouble(it -> length(near, it)));
      List<Strip> others = near.stream().filter(it -> !it.equals(farthest)).toList();
      boolean joined =
          others.stream().anyMatch(it -> it.baseline().equals(Optional.of(farthest.variant())));
      double[] all = ends(near);
      double without = length(near, farthest);
      if (joined || without == 0 || all[1] - all[0] <= FAR * without) {
        break;
      }
      near.remove(farthest);
    }
    return near;
  }

  /** How long the axis would be without one of them. */
  private static double length(List<Strip> strips, Strip without) {
    double[] ends = ends(strips.stream().filter(it -> !it.equals(without)).toList());
    return ends[1] - ends[0];
  }

  /** The smallest and the largest figure. */
  private static double[] ends(List<Strip> strips) {
    double[] all =
        strips.stream()
            .flatMap(strip -> strip.points().stream())
            .flatMap(point -> Stream.concat(Stream.of(point.value()), point.baseline().stream()))
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    return new double[] {all[0], all[all.length - 1]};
  }
}
