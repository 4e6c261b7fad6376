package regulus.learning.metric;

import regulus.learning.setting.Kind;

/**
 * The best recall, tp / (tp + fn), of the thresholds whose precision, tp / (tp + fp), is high
 * enough; 0 if there is none.
 *
 * @param rate what must be reached, and how many thresholds are tried
 * @param name {@code recall_at_precision} unless the study says otherwise
 */
public record RecallAtPrecision(RateAtThresholds rate, String name) implements Metric {
  public static final Kind<RecallAtPrecision> KIND =
      new Kind<>(
          "recall_at_precision",
          "RecallAtPrecision",
          RecallAtPrecision.class,
          RateAtThresholds.settings("recall_at_precision", "precision"),
          values ->
              new RecallAtPrecision(
                  RateAtThresholds.of(values, "precision"), values.text(MetricName.SETTING)),
          "The best recall of the thresholds at which the precision is high enough.");

  public RecallAtPrecision {
    MetricName.check(name);
  }

  @Override
  public void check(int outputs) {
    rate.check(outputs);
  }

  @Override
  public Accumulator start(int outputs) {
    return new BestRate(rate, outputs, BestRate.SENSITIVITY, BestRate.PRECISION);
  }
}
