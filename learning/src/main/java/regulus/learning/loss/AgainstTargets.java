package regulus.learning.loss;

import regulus.learning.engine.Tensor;
import regulus.learning.training.Loss;

/**
 * A loss of a network's outputs after their activation, whatever it is, against the labels as
 * numbers: with one output 0 or 1, with one per class a row of a one and zeros.
 */
interface AgainstTargets extends Loss {
  /** As study files write it. */
  String name();

  /**
   * The loss of each example.
   *
   * @param outputs [batch, outputs]
   * @param targets [batch, outputs]
   * @return [batch]
   */
  Tensor each(Tensor outputs, Tensor targets);

  @Override
  default void check(int outputs, int classes) {
    Outputs.checkOneOrPerClass(name(), outputs, classes);
  }

  @Override
  default Tensor each(Tensor outputs, Output kind, Tensor labels) {
    return each(Outputs.activated(outputs, kind), Outputs.targets(labels, outputs));
  }
}
