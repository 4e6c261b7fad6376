package regulus.learning.metric;

import regulus.learning.setting.Kind;

/**
 * The best specificity, tn / (tn + fp), of the thresholds whose sensitivity, tp / (tp + fn), is
 * high enough; 0 if there is none.
 *
 * @param rate what must be reached, and how many thresholds are tried
 * @param name {@code specificity_at_sensitivity} unless the study says otherwise
 */
public record SpecificityAtSensitivity(RateAtThresholds rate, String name) implements Metric {
  public static final Kind<SpecificityAtSensitivity> KIND =
      new Kind<>(
          "specificity_at_sensitivity",
          "SpecificityAtSensitivity",
          SpecificityAtSensitivity.class,
          RateAtThresholds.settings("specificity_at_sensitivity", "sensitivity"),
          values ->
              new SpecificityAtSensitivity(
                  RateAtThresholds.of(values, "sensitivity"), values.text(MetricName.SETTING)),
          "The largest share of the others told apart, of the thresholds that find enough of the class.");

  public SpecificityAtSensitivity {
    MetricName.check(name);
  }

  @Override
  public void check(int outputs) {
    rate.check(outputs);
  }

  @Override
  public Accumulator start(int outputs) {
    return new BestRate(rate, outputs, BestRate.SPECIFICITY, BestRate.SENSITIVITY);
  }
}
