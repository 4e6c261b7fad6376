package regulus.learning.training;

import java.util.List;
import regulus.learning.engine.ParameterVector;
import regulus.learning.engine.Tensor;

/**
 * How gradients change the weights; a record of settings. All trainable weights of a network lie in
 * one flat vector, and so do their gradients and each of the optimizer's slots.
 */
public interface Optimizer {
  double learningRate();

  /** What is done around the updates. */
  Steadying steadying();

  /**
   * The vectors of state that it keeps, each as long as the parameters: what all numbers of each
   * are at first.
   */
  List<Double> slots();

  /**
   * One update in place.
   *
   * @param weights those that are trained, with the gradients of the loss, penalties included
   * @param learningRate of this step, after the schedule
   * @param step from 1, for bias corrections
   */
  void update(ParameterVector weights, List<Tensor> slots, double learningRate, long step);
}
