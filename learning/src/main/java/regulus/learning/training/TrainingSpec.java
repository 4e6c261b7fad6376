package regulus.learning.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import regulus.learning.metric.Metric;
import regulus.learning.network.NetworkSpec;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.InvalidSetting;

/**
 * How a network is trained.
 *
 * @param optimizer with its learning rate
 * @param objective what is minimized and what is measured beside it
 * @param batchSize examples of one step; the last batch of an epoch may be smaller, and with {@link
 *     #WHOLE_SET} an epoch is one step
 * @param epochs at most, in all phases together
 * @param schedule how the learning rate changes; constant if none
 * @param stopping when to stop before {@code epochs}, if ever
 * @param chunkSize how many examples of a batch are computed at a time, their gradients being added
 *     up until the batch is complete; if none, the whole batch, or what {@link Chunks} says
 * @param phases parts that differ in what is frozen, in their optimizer and so on; none for a
 *     training in one part
 */
public record TrainingSpec(
    Optimizer optimizer,
    Objective objective,
    int batchSize,
    int epochs,
    Optional<Schedule> schedule,
    Optional<EarlyStopping> stopping,
    @AddedLater OptionalInt chunkSize,
    @AddedLater List<Phase> phases) {
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
    phases = List.copyOf(phases);
    if (!phases.isEmpty() && epochs != sum(phases)) {
      throw InvalidSetting.of("epochs", sum(phases) + " as in all phases together", epochs);
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

  /** A training in one part. */
  public TrainingSpec(
      Optimizer optimizer,
      Objective objective,
      int batchSize,
      int epochs,
      Optional<Schedule> schedule,
      Optional<EarlyStopping> stopping,
      OptionalInt chunkSize) {
    this(optimizer, objective, batchSize, epochs, schedule, stopping, chunkSize, List.of());
  }

  /** The same training in these phases, which say themselves how many epochs they have. */
  public TrainingSpec in(List<Phase> others) {
    return new TrainingSpec(
        optimizer, objective, batchSize, sum(others), schedule, stopping, chunkSize, others);
  }

  private static int sum(List<Phase> phases) {
    return phases.stream().mapToInt(Phase::epochs).reduce(0, Math::addExact);
  }

  /** Its phases as trainings of their own, which have no phases; itself if it has none. */
  public List<TrainingSpec> parts() {
    return phases.isEmpty() ? List.of(this) : phases.stream().map(phase -> phase.in(this)).toList();
  }

  /**
   * The network as each of {@link #parts} trains it.
   *
   * @throws InvalidSetting if a phase freezes or unfreezes what is not there; its path begins with
   *     {@code phases}
   */
  public List<NetworkSpec> networks(NetworkSpec network) {
    if (phases.isEmpty()) {
      return List.of(network);
    }
    List<NetworkSpec> networks = new ArrayList<>();
    NetworkSpec now = network;
    for (Phase phase : phases) {
      try {
        now = phase.freezing().in(now);
      } catch (InvalidSetting invalid) {
        throw new InvalidSetting(
            "phases[" + networks.size() + "]." + invalid.path(), invalid.sentence());
      }
      networks.add(now);
    }
    return networks;
  }

  /** The network as its last phase trains it. */
  public NetworkSpec trained(NetworkSpec network) {
    List<NetworkSpec> networks = networks(network);
    return networks.get(networks.size() - 1);
  }

  /** The same training with each of its {@link #parts} changed, by their number from 0. */
  public TrainingSpec each(BiFunction<Integer, TrainingSpec, TrainingSpec> change) {
    if (phases.isEmpty()) {
      return change.apply(0, this);
    }
    List<Phase> changed = new ArrayList<>();
    for (Phase phase : phases) {
      TrainingSpec part = change.apply(changed.size(), phase.in(this));
      changed.add(Phase.of(part, phase.freezing()));
    }
    return new TrainingSpec(
        optimizer,
        objective,
        batchSize,
        sum(changed),
        Optional.empty(),
        Optional.empty(),
        chunkSize,
        changed);
  }

  /** The same training without anything that watches a figure, for measuring alone. */
  public TrainingSpec unwatched() {
    return each(
        (phase, part) ->
            new TrainingSpec(
                part.optimizer(),
                objective,
                part.batchSize(),
                part.epochs(),
                Optional.empty(),
                Optional.empty(),
                part.chunkSize()));
  }

  /** Whether it may end before all its epochs are trained. */
  public boolean mayStopEarly() {
    return parts().stream().anyMatch(part -> part.stopping().isPresent());
  }

  /** Whether each step sees all training examples. */
  public boolean wholeSet() {
    return batchSize == WHOLE_SET;
  }

  /**
   * The same training, for a fixed number of epochs and without a rule to stop earlier. Of phases
   * the last ones go, or the last one is longer.
   */
  public TrainingSpec forExactly(int count) {
    if (phases.isEmpty()) {
      return new TrainingSpec(
          optimizer, objective, batchSize, count, schedule, Optional.empty(), chunkSize);
    }
    int left = count;
    List<Phase> exact = new ArrayList<>();
    for (Phase phase : phases) {
      boolean last = exact.size() == phases.size() - 1;
      int epochs = last ? left : Math.min(left, phase.epochs());
      if (epochs > 0) {
        exact.add(Phase.of(phase.in(this).forExactly(epochs), phase.freezing()));
      }
      left -= epochs;
    }
    return new TrainingSpec(
        optimizer, objective, batchSize, count, schedule, Optional.empty(), chunkSize, exact);
  }

  /** The same training, with another schedule. */
  public TrainingSpec with(Schedule other) {
    return new TrainingSpec(
        optimizer, objective, batchSize, epochs, Optional.of(other), stopping, chunkSize, phases);
  }

  /** The same training, without a schedule. */
  public TrainingSpec atConstantRate() {
    return new TrainingSpec(optimizer, objective, batchSize, epochs, Optional.empty(), stopping);
  }

  /** The same training, with another rule to stop before its end. */
  public TrainingSpec with(EarlyStopping other) {
    return new TrainingSpec(
        optimizer, objective, batchSize, epochs, schedule, Optional.of(other), chunkSize, phases);
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
