package regulus.learning.network;

import java.util.List;
import java.util.Optional;
import regulus.learning.Shape;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.Kind;

/**
 * One layer's configuration and computation; an immutable record without weights of its own. The
 * weights that it declares are made, kept and updated by {@link Network}, and handed to its
 * computation.
 */
public interface Layer {
  /** The kind that this record is of; names it in Keras' words. */
  Kind<? extends Layer> kind();

  /**
   * The shape of one output example.
   *
   * @throws InvalidLayer if the input does not fit, in one sentence with the remedy
   */
  Shape outputShape(Shape input);

  /** The weights, trainable ones and others, in Keras' order; none by default. */
  default List<WeightSpec> weights(Shape input) {
    return List.of();
  }

  /**
   * The layer's computation.
   *
   * @param input batch first, then exactly the dimensions that Keras says (channels last)
   * @param pass this layer's weights in this pass, whether it trains, and its random streams
   */
  Tensor forward(Tensor input, Pass pass);

  /**
   * How often Keras is given the input when the layer is called: twice where it is both query and
   * value.
   */
  default int arguments() {
    return 1;
  }

  /**
   * Whether, while training, what comes out for an example depends on the other examples of its
   * batch, so that a batch cannot be computed in parts.
   */
  default boolean mixesExamples() {
    return false;
  }

  /**
   * What takes its weights from the training images before the first step; none by default. Whether
   * there is one depends on the layer alone.
   */
  default Optional<Adaptation> adaptation(Shape input) {
    return Optional.empty();
  }

  /** The penalty on what it gives, divided by the number of examples; none by default. */
  default Optional<Regularizer> activityRegularizer() {
    return Optional.empty();
  }

  /** Whether, while training, what comes out depends on random numbers. */
  default boolean draws() {
    return false;
  }

  /** Whether it computes something else while training than when predicting. */
  default boolean trainsOtherwise() {
    return draws() || mixesExamples();
  }
}
