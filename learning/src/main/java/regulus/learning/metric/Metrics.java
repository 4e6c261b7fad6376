package regulus.learning.metric;

import regulus.learning.setting.Family;

/** The registry of metrics. */
public final class Metrics {
  public static final Family<Metric> ALL =
      new Family<>(
          "metric",
          Metric.class,
          Accuracy.KIND,
          BinaryAccuracy.KIND,
          CategoricalAccuracy.KIND,
          SparseCategoricalAccuracy.KIND,
          TopKCategoricalAccuracy.KIND,
          SparseTopKCategoricalAccuracy.KIND,
          Precision.KIND,
          Recall.KIND,
          F1Score.KIND,
          FBetaScore.KIND,
          Auc.KIND,
          SensitivityAtSpecificity.KIND,
          SpecificityAtSensitivity.KIND,
          PrecisionAtRecall.KIND,
          RecallAtPrecision.KIND,
          CosineSimilarity.KIND);

  private Metrics() {}
}
