package regulus.learning.layer;

import regulus.learning.Shape;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activated;
import regulus.learning.network.Pass;

/** A layer that is its activation and nothing else, on inputs of any shape. */
interface ActivationOnly extends Activated {
  @Override
  default Shape outputShape(Shape input) {
    return input;
  }

  @Override
  default Tensor forward(Tensor input, Pass pass) {
    return activation().apply(input);
  }

  @Override
  default Tensor beforeActivation(Tensor input, Pass pass) {
    return input;
  }
}
