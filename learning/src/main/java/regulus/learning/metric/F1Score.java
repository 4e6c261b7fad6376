package regulus.learning.metric;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * The harmonic mean of precision and recall, 2·p·r / (p + r), per class and averaged; Keras' 1e-7
 * in each denominator included.
 *
 * <p>With a single output it is that of class 1, decided above 0.5 (Keras would decide class 1
 * always, unless it is given a threshold). With several, each example is decided for its largest
 * output (for all of them where several are equally large), or for every output above a given
 * threshold.
 *
 * @param average over classes; Keras gives one figure per class by default, here one figure is
 *     needed: the plain mean is the default
 * @param threshold an output above it decides its class; none: the largest output, or 0.5 with a
 *     single one
 * @param name {@code f1_score} unless the study says otherwise
 */
public record F1Score(Average average, OptionalDouble threshold, String name) implements Metric {
  /** How the classes' figures become one. */
  public enum Average {
    /** The mean over classes, whatever their size. */
    MACRO,
    /** One figure from the counts of all classes together. */
    MICRO,
    /** The mean over classes, each weighted by how many examples it has. */
    WEIGHTED;

    static Average of(Values values) {
      return valueOf(values.text(AVERAGE.name()).toUpperCase(Locale.ROOT));
    }
  }

  static final Setting AVERAGE =
      Setting.optional(
          "average",
          SettingType.word("macro", "micro", "weighted"),
          "macro",
          "How the figures of the classes become one; Keras' default is none, one figure per class, by"
              + " which no variant could be compared.");

  static final Setting THRESHOLD =
      Setting.optional(
          "threshold",
          new SettingType.Real(0, true, 1, false),
          null,
          "An output above it decides its class; left out, the largest output does, or 0.5 with a"
              + " single output.");

  public static final Kind<F1Score> KIND =
      new Kind<>(
          "f1_score",
          "F1Score",
          F1Score.class,
          List.of(AVERAGE, THRESHOLD, MetricName.setting("f1_score")),
          F1Score::of,
          "The harmonic mean of precision and recall.");

  public F1Score {
    MetricName.check(name);
  }

  private static F1Score of(Values values) {
    return new F1Score(
        Average.of(values),
        values.optionalNumber(THRESHOLD.name()),
        values.text(MetricName.SETTING));
  }

  @Override
  public Accumulator start(int outputs) {
    OptionalDouble limit = outputs == 1 ? OptionalDouble.of(threshold.orElse(0.5)) : threshold;
    return new ClassCounts(outputs, limit, average, 1);
  }
}
