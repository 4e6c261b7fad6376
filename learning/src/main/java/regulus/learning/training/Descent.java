package regulus.learning.training;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import regulus.learning.engine.Creation;
import regulus.learning.engine.ParameterVector;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Updates;

/**
 * An optimizer at work on the weights of one network. Mutable: it changes the weights and keeps the
 * optimizer's state, in native memory until it is closed.
 */
public final class Descent implements AutoCloseable {
  private final Optimizer optimizer;
  private final ParameterVector weights;
  private final List<Tensor> slots;
  private final @Nullable Tensor average;

  public Descent(Optimizer optimizer, ParameterVector weights) {
    this.optimizer = optimizer;
    this.weights = weights;
    this.slots = optimizer.slots().stream().map(start -> vector(weights, start)).toList();
    this.average = optimizer.steadying().ema().isPresent() ? vector(weights, 0) : null;
  }

  /** How many vectors as long as the weights a descent with this optimizer keeps. */
  public static int vectors(Optimizer optimizer) {
    return optimizer.slots().size() + (optimizer.steadying().ema().isPresent() ? 1 : 0);
  }

  private static Tensor vector(ParameterVector weights, double start) {
    return Scope.keep(() -> Creation.like(weights.values(), start));
  }

  /**
   * One update from the gradients that were added up, which are then zero.
   *
   * @param step updates done before this one, from 0
   * @param learningRate of this update
   */
  public void step(long step, double learningRate) {
    optimizer.steadying().clipping().apply(weights);
    optimizer.update(weights, slots, learningRate, step + 1);
    optimizer.steadying().ema().ifPresent(averaging -> average(averaging, step));
    Updates.zero(weights.gradients());
  }

  private void average(Averaging averaging, long step) {
    if (average == null) {
      return;
    }
    double momentum = step == 0 ? 0 : averaging.emaMomentum();
    Updates.scale(average, momentum);
    Updates.addScaled(average, weights.values(), 1 - momentum);
    OptionalInt every = averaging.emaOverwriteFrequency();
    if (every.isPresent() && (step + 1) % every.getAsInt() == 0) {
      Updates.copy(average, weights.values());
    }
  }

  /** Puts the average in the weights' place, where there is one; at the end of a training. */
  public void finish() {
    if (average != null) {
      Updates.copy(average, weights.values());
    }
  }

  /** Whether {@link #finish} changes the weights. */
  boolean averages() {
    return average != null;
  }

  @Override
  public void close() {
    slots.forEach(Scope::free);
    if (average != null) {
      Scope.free(average);
    }
  }
}
