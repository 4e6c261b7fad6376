package regulus.learning.network;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Tensor;

/** A layer that joins the outputs of several others into one. It has no weights. */
public interface Merging extends Layer {
  /** The fewest inputs that there is something to join of. */
  int FEWEST = 2;

  /**
   * The shape of one output example.
   *
   * @param inputs one or more
   * @throws InvalidLayer if they do not fit together, in one sentence with the remedy
   */
  Shape outputShape(List<Shape> inputs);

  /**
   * The layer's computation; the inputs stay as they are.
   *
   * @param inputs one or more, batch first
   */
  Tensor forward(List<Tensor> inputs);

  @Override
  default Shape outputShape(Shape input) {
    return outputShape(List.of(input));
  }

  @Override
  default Tensor forward(Tensor input, Pass pass) {
    return forward(List.of(input));
  }
}
