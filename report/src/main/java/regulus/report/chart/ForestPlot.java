package regulus.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import regulus.report.figure.Numbers;
import regulus.report.figure.VariantRow;
import regulus.report.figure.VariantRow.Difference;
import regulus.statistics.Measure;
import regulus.study.TrialSpec;

/**
 * The paired differences of all variants on one axis, to be drawn row by row beside a table.
 *
 * @param axis in the unit that is shown
 * @param points whether differences are shown in percentage points
 * @param margin the largest difference that does not matter, a fraction; none if nobody said
 */
public record ForestPlot(Axis axis, boolean points, OptionalDouble margin) {
  /** Width of the drawing in its own units. */
  public static final int WIDTH = 220;

  private static final int MARGIN = 12;
  private static final int TICKS = 5;

  /** How many times as far as all others a difference may lie and still be on the axis. */
  private static final double FAR = 6;

  /**
   * One variant's marks, in the drawing's units from the left.
   *
   * @param zero where no difference lies
   * @param mean where the mean difference lies; none without a pair
   * @param interval the 95 % interval's two ends; none without one
   * @param single one dot per seed
   * @param text the exact values
   * @param beyond whether it lies so far out that only an arrow points to it
   */
  public record Row(
      double zero,
      Optional<Double> mean,
      Optional<Span> interval,
      List<Dot> single,
      String text,
      boolean beyond) {}

  /** From one place to another. */
  public record Span(double from, double to) {
    public double width() {
      return Math.round(10 * (to - from)) / 10.0;
    }
  }

  /** One repetition's difference. */
  public record Dot(double x, String text) {}

  /** A tick of the axis. */
  public record Tick(double x, String label) {}

  /** The plot for these rows, without a margin. */
  public static Optional<ForestPlot> of(List<VariantRow> rows) {
    return of(rows, OptionalDouble.empty());
  }

  /**
   * The plot for these rows; none if no row has a difference.
   *
   * @param margin the largest difference that does not matter; the axis holds it
   */
  public static Optional<ForestPlot> of(List<VariantRow> rows, OptionalDouble margin) {
    return around(rows.stream().flatMap(row -> row.difference().stream()).toList(), margin);
  }

  /** The plot for these differences; none if none has a pair. */
  public static Optional<ForestPlot> around(List<Difference> differences, OptionalDouble margin) {
    if (differences.stream().allMatch(difference -> difference.pairs().isEmpty())) {
      return Optional.empty();
    }
    boolean points =
        differences.stream()
            .allMatch(d -> d.comparison().subject().measure().unit() == Measure.Unit.POINTS);
    double[] all =
        Stream.concat(
                near(differences).stream().flatMap(ForestPlot::values),
                margin.stream().boxed().flatMap(it -> Stream.of(-it, it)))
            .mapToDouble(value -> points ? 100 * value : value)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    double low = Math.min(0, all[0]);
    double high = Math.max(0, all[all.length - 1]);
    return Optional.of(new ForestPlot(Axis.around(low, high, TICKS), points, margin));
  }

  /** Without those that would leave no room for the others. */
  private static List<Difference> near(List<Difference> differences) {
    List<Difference> near =
        new ArrayList<>(differences.stream().filter(it -> !it.pairs().isEmpty()).toList());
    near.sort(Comparator.comparingDouble(ForestPlot::size));
    while (near.size() > 1 && isFar(near.get(near.size() - 1), near.subList(0, near.size() - 1))) {
      near.remove(near.size() - 1);
    }
    return near;
  }

  private static boolean isFar(Difference one, List<Difference> others) {
    double reach =
        others.stream().flatMap(ForestPlot::values).mapToDouble(Math::abs).max().orElse(0);
    return reach > 0 && size(one) > FAR * reach;
  }

  private static double size(Difference difference) {
    return difference.comparison().difference().map(Math::abs).orElse(0.0);
  }

  /** From the margin downwards to the margin upwards. */
  public Optional<Span> band() {
    return margin.stream().mapToObj(it -> new Span(place(-it), place(it))).findFirst();
  }

  /** {@code ±0.5 points}; empty without a margin. */
  public String within() {
    return margin.stream()
        .map(it -> points ? 100 * it : it)
        .mapToObj(it -> "±" + Numbers.rounded(it) + (points ? " points" : ""))
        .findFirst()
        .orElse("");
  }

  /** "percentage points", or "loss". */
  public String unit() {
    return points ? "percentage points" : "loss";
  }

  public List<Tick> ticks() {
    return axis.ticks().stream()
        .map(value -> new Tick(x(value), Numbers.signed(value, axis.decimals())))
        .toList();
  }

  public Row row(Difference difference) {
    Optional<Double> mean = difference.comparison().difference().map(this::place);
    double value =
        difference.comparison().difference().map(it -> points ? 100 * it : it).orElse(0.0);
    if (axis.excludes(value, value)) {
      String arrow = value < 0 ? "◂ " : "▸ ";
      return new Row(
          x(0), Optional.empty(), Optional.empty(), List.of(), arrow + text(difference), true);
    }
    return new Row(
        x(0),
        mean,
        difference
            .comparison()
            .ci95()
            .map(interval -> new Span(place(interval.low()), place(interval.high()))),
        dots(difference),
        text(difference),
        false);
  }

  /** {@code +0.71 [+0.20, +1.20]}, in the plot's unit. */
  public String text(Difference difference) {
    String interval =
        difference
            .comparison()
            .ci95()
            .map(ci -> " [" + number(ci.low()) + ", " + number(ci.high()) + "]")
            .orElse("");
    return difference.comparison().difference().map(d -> number(d) + interval).orElse("–");
  }

  public String number(double difference) {
    return points ? Numbers.points(difference) : Numbers.signed(difference, 4);
  }

  private List<Dot> dots(Difference difference) {
    List<Dot> dots = new ArrayList<>();
    for (VariantRow.Pair pair : difference.pairs()) {
      dots.add(
          new Dot(
              place(pair.difference()),
              TrialSpec.repetition(pair.seed(), pair.fold()) + ": " + number(pair.difference())));
    }
    return dots;
  }

  private double place(double difference) {
    return x(points ? 100 * difference : difference);
  }

  private double x(double value) {
    return Math.round(10 * axis.position(value, MARGIN, WIDTH - MARGIN)) / 10.0;
  }

  private static Stream<Double> values(Difference difference) {
    return Stream.of(
            difference.pairs().stream().map(VariantRow.Pair::difference),
            difference.comparison().difference().stream(),
            difference.comparison().ci95().stream().flatMap(ci -> Stream.of(ci.low(), ci.high())))
        .flatMap(values -> values);
  }
}
