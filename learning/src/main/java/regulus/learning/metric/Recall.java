package regulus.learning.metric;

import regulus.learning.setting.Kind;

/**
 * Of the times a class is the true one, the fraction in which the network says yes to it: tp / (tp
 * + fn); 0 if it never is.
 *
 * <p>With one output per class this is Keras' figure over all entries of the one-hot labels
 * together, not a mean over classes; {@code class_id} picks one class.
 *
 * @param positive what counts as a yes; above 0.5 if nothing is said
 * @param name {@code recall} unless the study says otherwise
 */
public record Recall(PositiveRule positive, String name) implements Metric {
  public static final Kind<Recall> KIND =
      new Kind<>(
          "recall",
          "Recall",
          Recall.class,
          PositiveRule.settings("recall"),
          values -> new Recall(PositiveRule.of(values), values.text(MetricName.SETTING)),
          "Of the times a class is the true one, the fraction in which the network says yes to it.");

  public Recall {
    MetricName.check(name);
  }

  @Override
  public void check(int outputs) {
    positive.check(this, outputs);
  }

  @Override
  public Accumulator start(int outputs) {
    return new PositiveCounts(positive, outputs, PositiveCounts::recall);
  }
}
