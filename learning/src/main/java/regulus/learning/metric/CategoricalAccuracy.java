package regulus.learning.metric;

import java.util.List;
import regulus.learning.setting.Kind;

/**
 * The fraction of examples whose largest output, the first of equal ones, is that of the true
 * class. Labels are class indexes here whatever the loss, so that this is {@link
 * SparseCategoricalAccuracy} under Keras' other name.
 *
 * @param name {@code categorical_accuracy} unless the study says otherwise
 */
public record CategoricalAccuracy(String name) implements Metric {
  public static final Kind<CategoricalAccuracy> KIND =
      new Kind<>(
          "categorical_accuracy",
          "CategoricalAccuracy",
          CategoricalAccuracy.class,
          List.of(MetricName.setting("categorical_accuracy")),
          values -> new CategoricalAccuracy(values.text(MetricName.SETTING)),
          "The fraction of images whose largest output is that of the true class.");

  public CategoricalAccuracy {
    MetricName.check(name);
  }

  @Override
  public void check(int outputs) {
    Decisions.requireSeveral(this, outputs);
  }

  @Override
  public Accumulator start(int outputs) {
    return new HitRate(outputs, Decisions.largest(outputs));
  }
}
