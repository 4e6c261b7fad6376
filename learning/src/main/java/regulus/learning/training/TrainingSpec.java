package regulus.learning.training;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import regulus.learning.metric.Metric;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.InvalidSetting;

/**
 * How a network is trained.
 *
 * @param optimizer with its learning rate
 * @param objective what is minimized and what is measured beside it
 * @param batchSize examples of one step; the last batch of an epoch may be smaller, and with {@link
 *     #WHOLE_SET} an epoch is one step
 * @param epochs at most
 * @param schedule how the learning rate changes; constant if none
 * @param stopping when to stop before {@code epochs}, if ever
 * @param chunkSize how many examples of a batch are computed at a time, their gradients being added
 *     up until the batch is complete; if none, the whole batch, or what {@link Chunks} says
 */
public record TrainingSpec(
    Optimizer optimizer,
    Objective objective,
    int batchSize,
    int epochs,
    Optional<Schedule> schedule,
    Optional<EarlyStopping> stopping,
    @AddedLater OptionalInt chunkSize) {
  /** The size of a batch that holds all training examples, however many there are. */
  public static final int WHOLE_SET = Integer.MAX_VALUE;

  public TrainingSpec {
    if (batchSize < 1) {
      throw InvalidSetting.of("batch_size", "a whole number of at least 1", batchSize);
    }
    if (chunkSize.isPresent() && (chunkSize.getAsInt() < 1 || chunkSize.getAsInt() >= batchSize)) {
      throw InvalidSetting.of(
          "chunk_size",
          "a whole number of at least 1 and below batch_size, or nothing",
          chunkSize.getAsInt());
    }
    if (epochs < 1) {
      throw InvalidSetting.of("epochs", "a whole number of at least 1", epochs);
    }
  }

  /** A training whose batches are computed as a whole. */
  public TrainingSpec(
      Optimizer optimizer,
      Objective objective,
      int batchSize,
      int epochs,
      Optional<Schedule> schedule,
      Optional<EarlyStopping> stopping) {
    this(optimizer, objective, batchSize, epochs, schedule, stopping, OptionalInt.empty());
  }

  /** Whether each step sees all training examples. */
  public boolean wholeSet() {
    return batchSize == WHOLE_SET;
  }

  /** The same training, for a fixed number of epochs and without a rule to stop earlier. */
  public TrainingSpec forExactly(int count) {
    return new TrainingSpec(
        optimizer, objective, batchSize, count, schedule, Optional.empty(), chunkSize);
  }

  /** The same training, with another schedule. */
  public TrainingSpec with(Schedule other) {
    return new TrainingSpec(
        optimizer, objective, batchSize, epochs, Optional.of(other), stopping, chunkSize);
  }

  /** The same training, without a schedule. */
  public TrainingSpec atConstantRate() {
    return new TrainingSpec(optimizer, objective, batchSize, epochs, Optional.empty(), stopping);
  }

  /** The same training, with another rule to stop before its end. */
  public TrainingSpec with(EarlyStopping other) {
    return new TrainingSpec(
        optimizer, objective, batchSize, epochs, schedule, Optional.of(other), chunkSize);
  }

  /**
   * @param loss what is minimized
   * @param metrics measured on training and validation images beside the loss; no two of one name
   * @param classWeights by class name or index; empty weighs all classes alike
   */
  public record Objective(Loss loss, List<Metric> metrics, Map<String, Double> classWeights) {
    public Objective {
      metrics = List.copyOf(metrics);
      classWeights = Map.copyOf(classWeights);
      requireDistinctNames(metrics);
    }

    private static void requireDistinctNames(List<Metric> metrics) {
      Set<String> names = new HashSet<>();
      for (Metric metric : metrics) {
        if (!names.add(metric.name())) {
          throw new InvalidSetting(
              "metrics",
              "Two metrics are called " + metric.name() + ": give one of them another name.");
        }
      }
    }
  }
}
