package regulus.learning.metric;

import java.util.List;
import java.util.OptionalDouble;
import regulus.learning.metric.F1Score.Average;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * {@code (1 + beta²) · p · r / (beta² · p + r)} of precision and recall, per class and averaged;
 * decided as {@link F1Score}, which is its case of beta 1.
 *
 * @param average over classes; the plain mean by default, as in {@link F1Score}
 * @param beta how many times as much recall counts as precision; Keras' default is 1
 * @param threshold an output above it decides its class; none: the largest output, or 0.5 with a
 *     single one
 * @param name {@code fbeta_score} unless the study says otherwise
 */
public record FBetaScore(Average average, double beta, OptionalDouble threshold, String name)
    implements Metric {
  public static final Kind<FBetaScore> KIND =
      new Kind<>(
          "fbeta_score",
          "FBetaScore",
          FBetaScore.class,
          List.of(
              F1Score.AVERAGE,
              Setting.optional(
                  "beta",
                  SettingType.positive(),
                  1.0,
                  "How many times as much recall counts as precision."),
              F1Score.THRESHOLD,
              MetricName.setting("fbeta_score")),
          values ->
              new FBetaScore(
                  Average.of(values),
                  values.number("beta"),
                  values.optionalNumber(F1Score.THRESHOLD.name()),
                  values.text(MetricName.SETTING)),
          "The weighted harmonic mean of precision and recall.");

  public FBetaScore {
    MetricName.check(name);
  }

  @Override
  public Accumulator start(int outputs) {
    OptionalDouble limit = outputs == 1 ? OptionalDouble.of(threshold.orElse(0.5)) : threshold;
    return new ClassCounts(outputs, limit, average, beta);
  }
}
