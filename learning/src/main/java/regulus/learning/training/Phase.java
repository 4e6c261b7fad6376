package regulus.learning.training;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One part of a training that goes on from the weights of the part before it. As when Keras
 * compiles a model again, the optimizer starts afresh, and so do the schedule and early stopping;
 * what is frozen stays so until a phase says otherwise.
 *
 * @param epochs at most
 * @param freezing which layers are held fixed from here on, and which no longer
 * @param optimizer another than the training's
 * @param batchSize another than the training's
 * @param schedule another than the training's
 * @param stopping another than the training's
 */
public record Phase(
    int epochs,
    Freezing freezing,
    Optional<Optimizer> optimizer,
    OptionalInt batchSize,
    Optional<Schedule> schedule,
    Optional<EarlyStopping> stopping) {

  /** A phase that says everything itself. */
  static Phase of(TrainingSpec training, Freezing freezing) {
    return new Phase(
        training.epochs(),
        freezing,
        Optional.of(training.optimizer()),
        OptionalInt.of(training.batchSize()),
        training.schedule(),
        training.stopping());
  }

  /** This phase as a training of its own, with what it takes from the whole one. */
  TrainingSpec in(TrainingSpec whole) {
    int size = batchSize.orElse(whole.batchSize());
    OptionalInt chunk = whole.chunkSize();
    return new TrainingSpec(
        optimizer.orElse(whole.optimizer()),
        whole.objective(),
        size,
        epochs,
        schedule.or(whole::schedule),
        stopping.or(whole::stopping),
        chunk.isPresent() && chunk.getAsInt() < size ? chunk : OptionalInt.empty());
  }
}
