package regulus.report.chart;

import java.util.List;
import java.util.stream.Stream;
import regulus.report.figure.LearningCurve;
import regulus.report.figure.LearningCurve.Point;
import regulus.report.figure.Monitors;

/**
 * The axes that all panels of one figure share.
 *
 * @param figure {@code loss} or a metric's name
 * @param epochs the largest number of epochs
 * @param values from the smallest to the largest figure, without what is cut off
 * @param cut whether some figures lie outside
 */
public record CurveScale(String figure, int epochs, Axis values, boolean cut) {
  private static final int TICKS = 4;
  private static final double RARE = 0.12;
  private static final double FAR = 1.5;
  private static final double DIVERGED = 5;

  /**
   * The worst eighth of all figures (first epochs, a divergence) does not flatten the others: where
   * it would take up more than a third of the axis, it is cut off. Where a curve ends is always
   * shown, unless it ends far from all others.
   */
  public static CurveScale of(String figure, List<LearningCurve> curves) {
    List<Point> points = sides(curves).flatMap(List::stream).toList();
    int epochs = points.stream().mapToInt(point -> point.epoch() + 1).max().orElse(1);
    double[] low = points.stream().mapToDouble(Point::low).sorted().toArray();
    double[] high = points.stream().mapToDouble(Point::high).sorted().toArray();
    if (low.length == 0) {
      return new CurveScale(figure, epochs, Axis.around(0, 1, TICKS), false);
    }
    List<Point> ends = ends(figure, curves);
    double least = low[0];
    double most = high[high.length - 1];
    boolean falling = Monitors.isLoss(figure);
    double lowest = ends.stream().mapToDouble(Point::low).min().orElse(least);
    double highest = ends.stream().mapToDouble(Point::high).max().orElse(most);
    double from = falling ? least : Math.min(quantile(low, RARE), lowest);
    double to = falling ? Math.max(quantile(high, 1 - RARE), highest) : most;
    boolean cut = to > from && most - least > FAR * (to - from);
    Axis axis = cut ? Axis.around(from, to, TICKS) : Axis.around(least, most, TICKS);
    return new CurveScale(figure, epochs, axis, cut && axis.excludes(least, most));
  }

  /** The last points of all curves, without losses that are several times the usual one. */
  private static List<Point> ends(String figure, List<LearningCurve> curves) {
    List<Point> ends =
        sides(curves)
            .filter(side -> !side.isEmpty())
            .map(side -> side.get(side.size() - 1))
            .toList();
    double[] sorted = ends.stream().mapToDouble(Point::mean).sorted().toArray();
    double most =
        Monitors.isLoss(figure) && sorted.length > 0
            ? DIVERGED * quantile(sorted, 0.5)
            : Double.POSITIVE_INFINITY;
    return ends.stream().filter(end -> end.mean() <= most).toList();
  }

  private static Stream<List<Point>> sides(List<LearningCurve> curves) {
    return curves.stream().flatMap(curve -> Stream.of(curve.train(), curve.validation()));
  }

  /** Where a value lies from the top of a panel of this height. */
  double fromTop(double value, double height) {
    return values.position(value, height, 0);
  }

  /** "loss", "accuracy (fraction)". */
  String title() {
    return title(figure);
  }

  static String title(String figure) {
    return Monitors.isLoss(figure)
        ? "loss"
        : regulus.report.figure.Words.figure(figure) + " (fraction)";
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
