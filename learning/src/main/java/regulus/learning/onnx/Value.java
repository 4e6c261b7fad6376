package regulus.learning.onnx;

import regulus.learning.Shape;

/**
 * What one layer hands to others within a graph. Operators on images want channels before height
 * and width, and Keras has them behind; both are kept, so that only what needs the other order is
 * turned.
 *
 * @param shape of an example, as Keras has it
 * @param channelsFirst whether the graph has it with channels first; images only
 */
record Value(String name, Shape shape, boolean channelsFirst) {
  private static final int CHANNELS = 3;

  /** Another of the same shape and order. */
  Value named(String other) {
    return new Value(other, shape, channelsFirst);
  }

  boolean image() {
    return shape.rank() == CHANNELS;
  }

  /**
   * Where the graph has one of Keras' dimensions.
   *
   * @param dimension the batch being 0
   */
  int axis(int dimension) {
    return !channelsFirst || dimension == 0 ? dimension : dimension % CHANNELS + 1;
  }

  /** Whether numbers follow one another alike, wherever the channels are. */
  boolean sameInBothOrders() {
    return !image() || shape.channels() == 1 || shape.height() * shape.width() == 1;
  }
}
