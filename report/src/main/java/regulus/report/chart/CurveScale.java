package regulus.report.chart;

import java.util.List;
import java.util.stream.Stream;
import regulus.report.figure.LearningCurve;
import regulus.report.figure.LearningCurve.Point;
import regulus.report.figure.Monitors;

/**
 * The axes that all panels of one figure share.
 *
 * @param epochs the largest number of epochs
 * @param values from the smallest to the largest figure, without what is cut off
 * @param cut whether larger values lie above the axis
 */
public record CurveScale(int epochs, Axis values, boolean cut) {
  private static final int TICKS = 4;
  private static final double TYPICAL = 0.95;
  private static final double FAR = 1.6;

  /** A few large values (a first epoch, a divergence) do not flatten all others. */
  public static CurveScale of(List<LearningCurve> curves) {
    List<Point> points =
        curves.stream()
            .flatMap(curve -> Stream.concat(curve.train().stream(), curve.validation().stream()))
            .toList();
    int epochs = points.stream().mapToInt(point -> point.epoch() + 1).max().orElse(1);
    double low = points.stream().mapToDouble(Point::low).min().orElse(0);
    double high = points.stream().mapToDouble(Point::high).max().orElse(1);
    double[] sorted = points.stream().mapToDouble(Point::high).sorted().toArray();
    double typical =
        sorted.length == 0 ? high : sorted[(int) Math.floor(TYPICAL * (sorted.length - 1))];
    boolean cut = isLoss(curves) && high - low > FAR * (typical - low) && typical > low;
    return new CurveScale(epochs, Axis.around(low, cut ? typical : high, TICKS), cut);
  }

  private static boolean isLoss(List<LearningCurve> curves) {
    return curves.stream().anyMatch(curve -> Monitors.isLoss(curve.figure()));
  }
}
