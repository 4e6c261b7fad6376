package regulus.learning.metric;

import java.util.List;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * The fraction of examples for which fewer than k outputs are larger than that of the true class,
 * so that ties count as hits. Labels are class indexes here whatever the loss, so that this is
 * {@link SparseTopKCategoricalAccuracy} under Keras' other name.
 *
 * @param k default 5; smaller than the number of outputs
 * @param name {@code top_k_categorical_accuracy} unless the study says otherwise
 */
public record TopKCategoricalAccuracy(int k, String name) implements Metric {
  public static final Kind<TopKCategoricalAccuracy> KIND =
      new Kind<>(
          "top_k_categorical_accuracy",
          "TopKCategoricalAccuracy",
          TopKCategoricalAccuracy.class,
          List.of(
              Setting.optional(
                  "k", SettingType.count(), 5, "How many of the largest outputs count."),
              MetricName.setting("top_k_categorical_accuracy")),
          values -> new TopKCategoricalAccuracy(values.whole("k"), values.text(MetricName.SETTING)),
          "The fraction of images whose true class is among the k largest outputs.");

  public TopKCategoricalAccuracy {
    MetricName.check(name);
  }

  @Override
  public void check(int outputs) {
    Decisions.requireFewer(this, k, outputs);
  }

  @Override
  public Accumulator start(int outputs) {
    return new HitRate(outputs, Decisions.amongLargest(outputs, k));
  }
}
