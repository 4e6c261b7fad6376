package regulus.learning.metric;

import java.util.List;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * The fraction of examples for which fewer than k outputs are larger than that of the true class,
 * so that ties count as hits.
 *
 * @param k default 5; smaller than the number of outputs
 * @param name {@code sparse_top_k_categorical_accuracy} unless the study says otherwise
 */
public record SparseTopKCategoricalAccuracy(int k, String name) implements Metric {
  public static final Kind<SparseTopKCategoricalAccuracy> KIND =
      new Kind<>(
          "sparse_top_k_categorical_accuracy",
          "SparseTopKCategoricalAccuracy",
          SparseTopKCategoricalAccuracy.class,
          List.of(
              Setting.optional(
                  "k", SettingType.count(), 5, "How many of the largest outputs count."),
              MetricName.setting("sparse_top_k_categorical_accuracy")),
          values ->
              new SparseTopKCategoricalAccuracy(values.whole("k"), values.text(MetricName.SETTING)),
          "The fraction of images whose true class is among the k largest outputs.");

  public SparseTopKCategoricalAccuracy {
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
