package regulus.learning.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One finished epoch.
 *
 * @param index from 0, counted over all phases
 * @param phase of the training, from 0
 * @param learningRate at its last step
 * @param train loss (penalties included) and metrics, accumulated while training, by name
 * @param validation the same on the validation images, without dropout; empty without validation
 */
public record Epoch(
    int index,
    int phase,
    double learningRate,
    Map<String, Double> train,
    Map<String, Double> validation) {

  public Epoch {
    train = Collections.unmodifiableMap(new LinkedHashMap<>(train));
    validation = Collections.unmodifiableMap(new LinkedHashMap<>(validation));
  }

  /** An epoch of a training in one phase. */
  public Epoch(
      int index, double learningRate, Map<String, Double> train, Map<String, Double> validation) {
    this(index, 0, learningRate, train, validation);
  }

  /** The value that a monitor such as {@code val_accuracy} or {@code loss} names. */
  public double value(String monitor) {
    Double value =
        monitor.startsWith("val_") ? validation.get(monitor.substring(4)) : train.get(monitor);
    if (value == null) {
      throw new IllegalArgumentException("Never computed: " + monitor);
    }
    return value;
  }
}
