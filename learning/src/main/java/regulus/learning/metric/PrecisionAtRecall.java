package regulus.learning.metric;

import regulus.learning.setting.Kind;

/**
 * The best precision, tp / (tp + fp), of the thresholds whose recall, tp / (tp + fn), is high
 * enough; 0 if there is none.
 *
 * @param rate what must be reached, and how many thresholds are tried
 * @param name {@code precision_at_recall} unless the study says otherwise
 */
public record PrecisionAtRecall(RateAtThresholds rate, String name) implements Metric {
  public static final Kind<PrecisionAtRecall> KIND =
      new Kind<>(
          "precision_at_recall",
          "PrecisionAtRecall",
          PrecisionAtRecall.class,
          RateAtThresholds.settings("precision_at_recall", "recall"),
          values ->
              new PrecisionAtRecall(
                  RateAtThresholds.of(values, "recall"), values.text(MetricName.SETTING)),
          "The best precision of the thresholds at which the recall is high enough.");

  public PrecisionAtRecall {
    MetricName.check(name);
  }

  @Override
  public void check(int outputs) {
    rate.check(outputs);
  }

  @Override
  public Accumulator start(int outputs) {
    return new BestRate(rate, outputs, BestRate.PRECISION, BestRate.SENSITIVITY);
  }
}
