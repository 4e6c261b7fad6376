package regulus.learning.training;

import java.util.LinkedHashMap;
import java.util.Map;
import regulus.learning.metric.Metric;

/**
 * Loss and metrics over the batches so far, as Keras accumulates them: the loss is the mean of the
 * batches' losses, each weighted by its examples. Mutable: grows with every batch.
 */
final class Figures {
  private final Map<String, Metric.Accumulator> byName = new LinkedHashMap<>();
  private final Metric.Accumulator[] sums;
  private final int[] labels;
  private int[] batchLabels = new int[0];
  private double loss;
  private long examples;

  /**
   * @param labels of all examples, by their index
   */
  Figures(TrainingSpec.Objective objective, int outputs, int[] labels) {
    objective.metrics().forEach(metric -> byName.put(metric.name(), metric.start(outputs)));
    this.sums = byName.values().toArray(Metric.Accumulator[]::new);
    this.labels = labels;
  }

  /**
   * @param step what came out of a batch
   * @param indexes the batch's examples, from {@code from} on
   */
  void add(Step step, int[] indexes, int from) {
    loss += step.loss() * step.count();
    examples += step.count();
    gatherLabels(indexes, from, step.count());
    for (Metric.Accumulator sum : sums) {
      sum.add(step.probabilities(), batchLabels, step.count());
    }
  }

  private void gatherLabels(int[] indexes, int from, int count) {
    if (batchLabels.length < count) {
      batchLabels = new int[count];
    }
    for (int i = 0; i < count; i++) {
      batchLabels[i] = labels[indexes[from + i]];
    }
  }

  /** The loss first, then the metrics in their order. */
  Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Monitor.LOSS, loss / examples);
    byName.forEach((name, sum) -> values.put(name, sum.value()));
    return values;
  }
}
