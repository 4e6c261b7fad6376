package regulus.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import regulus.report.figure.LearningCurve.Point;

/**
 * The curves of one figure as numbers: means over the trials.
 *
 * @param variants that have a curve
 * @param rows one per epoch that is drawn
 */
public record CurveTable(List<String> variants, List<Row> rows) {
  /**
   * @param epoch as people count it, from 1
   * @param cells training and validation of each variant in turn; empty where there is none
   */
  public record Row(int epoch, List<String> cells) {}

  public CurveTable {
    variants = List.copyOf(variants);
    rows = List.copyOf(rows);
  }

  public static CurveTable of(List<LearningCurve> curves) {
    List<LearningCurve> drawn = curves.stream().filter(curve -> !curve.isEmpty()).toList();
    int epochs =
        drawn.stream()
            .flatMap(curve -> Stream.concat(curve.train().stream(), curve.validation().stream()))
            .mapToInt(point -> point.epoch() + 1)
            .max()
            .orElse(0);
    List<Row> rows = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      Row row = row(drawn, epoch);
      if (row.cells().stream().anyMatch(cell -> !cell.isEmpty())) {
        rows.add(row);
      }
    }
    return new CurveTable(drawn.stream().map(LearningCurve::variant).toList(), rows);
  }

  private static Row row(List<LearningCurve> curves, int epoch) {
    List<String> cells = new ArrayList<>();
    for (LearningCurve curve : curves) {
      cells.add(at(curve.train(), epoch));
      cells.add(at(curve.validation(), epoch));
    }
    return new Row(epoch + 1, cells);
  }

  private static String at(List<Point> points, int epoch) {
    return points.stream()
        .filter(point -> point.epoch() == epoch)
        .findFirst()
        .map(point -> Numbers.figure(point.mean()))
        .orElse("");
  }
}
