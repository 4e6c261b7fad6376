package regulus.learning.metric;

import java.util.List;
import regulus.learning.setting.Kind;

/**
 * The fraction of examples whose largest output, the first of equal ones, is that of the true
 * class.
 *
 * @param name {@code sparse_categorical_accuracy} unless the study says otherwise
 */
public record SparseCategoricalAccuracy(String name) implements Metric {
  public static final Kind<SparseCategoricalAccuracy> KIND =
      new Kind<>(
          "sparse_categorical_accuracy",
          "SparseCategoricalAccuracy",
          SparseCategoricalAccuracy.class,
          List.of(MetricName.setting("sparse_categorical_accuracy")),
          values -> new SparseCategoricalAccuracy(values.text(MetricName.SETTING)),
          "The fraction of images whose largest output is that of the true class.");

  public SparseCategoricalAccuracy {
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
