package regulus.learning.training;

import java.util.List;
import regulus.learning.engine.Tensor;

/**
 * How gradients change the weights; a record of settings. All trainable weights of a network lie in
 * one flat vector, and so do their gradients and each of the optimizer's slots.
 */
public interface Optimizer {
  double learningRate();

  /** How many vectors of state it keeps, each zero at first and as long as the parameters. */
  int slots();

  /**
   * One update in place.
   *
   * @param parameters the flat vector of trainable weights
   * @param gradients of the loss, penalties included
   * @param learningRate of this step, after the schedule
   * @param step from 1, for bias corrections
   */
  void update(
      Tensor parameters, Tensor gradients, List<Tensor> slots, double learningRate, long step);
}
