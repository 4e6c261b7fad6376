package regulus.learning.metric;

import regulus.learning.setting.Kind;

/**
 * Of the times the network says yes to a class, the fraction that is right: tp / (tp + fp); 0 if it
 * never says yes.
 *
 * <p>With one output per class this is Keras' figure over all entries of the one-hot labels
 * together, not a mean over classes; {@code class_id} picks one class.
 *
 * @param positive what counts as a yes; above 0.5 if nothing is said
 * @param name {@code precision} unless the study says otherwise
 */
public record Precision(PositiveRule positive, String name) implements Metric {
  public static final Kind<Precision> KIND =
      new Kind<>(
          "precision",
          "Precision",
          Precision.class,
          PositiveRule.settings("precision"),
          values -> new Precision(PositiveRule.of(values), values.text(MetricName.SETTING)),
          "Of the times the network says yes to a class, the fraction that is right.");

  public Precision {
    MetricName.check(name);
  }

  @Override
  public void check(int outputs) {
    positive.check(this, outputs);
  }

  @Override
  public Accumulator start(int outputs) {
    return new PositiveCounts(positive, outputs, PositiveCounts::precision);
  }
}
