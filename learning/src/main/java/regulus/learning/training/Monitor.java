package regulus.learning.training;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import regulus.learning.metric.Metrics;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Suggestion;
import regulus.learning.setting.Values;

/**
 * A figure that is watched from epoch to epoch.
 *
 * @param figure {@code val_loss}, {@code val_accuracy}, {@code loss}, …
 * @param direction whether larger or smaller is better; in a study file it may be left out for the
 *     loss (smaller) and for metrics under their own names (larger)
 * @param minDelta an improvement must be larger than this, at least 0
 */
public record Monitor(String figure, Direction direction, double minDelta) {
  private static final String MONITOR = "monitor";
  private static final String DIRECTION = "direction";
  private static final String MIN_DELTA = "min_delta";
  static final String LOSS = "loss";

  private static final String VALIDATION = "val_";

  public Monitor {
    if (!(minDelta >= 0)) {
      throw InvalidSetting.of(MIN_DELTA, "a number of at least 0", minDelta);
    }
  }

  /** Keras' three settings, with Keras' {@code mode} under the name of its meaning. */
  public static List<Setting> settings(double minDelta) {
    return List.of(
        Setting.optional(
            MONITOR, new SettingType.Text(), "val_loss", "The figure that is watched."),
        Setting.optional(
            DIRECTION,
            SettingType.word("min", "max"),
            null,
            "Whether smaller (min) or larger (max) is better; may be left out for the loss and for"
                + " metrics under their own names."),
        Setting.optional(
            MIN_DELTA,
            SettingType.nonNegative(),
            minDelta,
            "An improvement must be larger than this."));
  }

  public static Monitor of(Values values) {
    String figure = values.text(MONITOR);
    Direction direction =
        values
            .optional(DIRECTION, String.class)
            .map(word -> Direction.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElseGet(() -> usualDirection(figure));
    return new Monitor(figure, direction, values.number(MIN_DELTA));
  }

  /**
   * Smaller for the loss, larger for metrics under their own names.
   *
   * @throws InvalidSetting for any other figure
   */
  public static Direction usualDirection(String figure) {
    String name = figure.startsWith(VALIDATION) ? figure.substring(VALIDATION.length()) : figure;
    if (name.equals(LOSS)) {
      return Direction.MIN;
    }
    if (Metrics.ALL.names().contains(name)) {
      return Direction.MAX;
    }
    throw new InvalidSetting(
        DIRECTION,
        "Invalid direction: expected min or max, since "
            + figure
            + " does not say whether smaller or larger is better, received nothing.");
  }

  /** Every figure that a training computes, in the order of its history. */
  public static List<String> figures(TrainingSpec.Objective objective, boolean validation) {
    List<String> names =
        Stream.concat(Stream.of(LOSS), objective.metrics().stream().map(metric -> metric.name()))
            .toList();
    return validation
        ? Stream.concat(names.stream(), names.stream().map(VALIDATION::concat)).toList()
        : names;
  }

  /**
   * Says whether the figure is ever computed.
   *
   * @param figures all that are, as {@link #figures} lists them
   * @throws InvalidSetting if it is not
   */
  public void check(List<String> figures) {
    if (!figures.contains(figure)) {
      throw new InvalidSetting(
          MONITOR,
          "Invalid monitor: expected a figure that this training computes ("
              + String.join(", ", figures)
              + "), received "
              + figure
              + "."
              + Suggestion.sentence(figure, figures));
    }
  }

  /** Its value after each epoch. */
  public double[] values(History history) {
    double[] values = new double[history.size()];
    for (int epoch = 0; epoch < values.length; epoch++) {
      values[epoch] = history.epochs().get(epoch).value(figure);
    }
    return values;
  }

  /** Whether {@code value} is better than {@code best}; nothing is better than NaN, as in Keras. */
  public boolean improves(double value, double best) {
    return direction.improves(value, best, minDelta);
  }
}
