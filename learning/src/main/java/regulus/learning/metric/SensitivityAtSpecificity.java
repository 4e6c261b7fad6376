package regulus.learning.metric;

import regulus.learning.setting.Kind;

/**
 * The best sensitivity, tp / (tp + fn), of the thresholds whose specificity, tn / (tn + fp), is
 * high enough; 0 if there is none.
 *
 * @param rate what must be reached, and how many thresholds are tried
 * @param name {@code sensitivity_at_specificity} unless the study says otherwise
 */
public record SensitivityAtSpecificity(RateAtThresholds rate, String name) implements Metric {
  public static final Kind<SensitivityAtSpecificity> KIND =
      new Kind<>(
          "sensitivity_at_specificity",
          "SensitivityAtSpecificity",
          SensitivityAtSpecificity.class,
          RateAtThresholds.settings("sensitivity_at_specificity", "specificity"),
          values ->
              new SensitivityAtSpecificity(
                  RateAtThresholds.of(values, "specificity"), values.text(MetricName.SETTING)),
          "The best recall of the thresholds at which so many of the others are told apart.");

  public SensitivityAtSpecificity {
    MetricName.check(name);
  }

  @Override
  public void check(int outputs) {
    rate.check(outputs);
  }

  @Override
  public Accumulator start(int outputs) {
    return new BestRate(rate, outputs, BestRate.SENSITIVITY, BestRate.SPECIFICITY);
  }
}
