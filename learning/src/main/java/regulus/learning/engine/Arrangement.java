package regulus.learning.engine;

/**
 * How libtorch's dimensions stand to the ones that everybody outside this package sees. Keras'
 * order is what is seen; libtorch's convolutions want another order of the same memory. Carrying
 * the arrangement along spares a view in each direction at every layer.
 */
enum Arrangement {
  /** As seen. */
  PLAIN,
  /** Seen as batch, height, width, channels; held as batch, channels, height, width. */
  IMAGES(0, 2, 3, 1),
  /** Seen as height, width, in, out; held as out, in, height, width. */
  KERNEL(2, 3, 1, 0);

  /** For each dimension as seen, its place as held; empty for the identity. */
  private final long[] order;

  Arrangement(long... order) {
    this.order = order;
  }

  org.bytedeco.pytorch.Tensor seen(org.bytedeco.pytorch.Tensor held) {
    return this == PLAIN ? held : held.permute(order);
  }

  /** The inverse of {@link #seen}. */
  org.bytedeco.pytorch.Tensor held(org.bytedeco.pytorch.Tensor seen) {
    if (this == PLAIN) {
      return seen;
    }
    long[] inverse = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      inverse[(int) order[i]] = i;
    }
    return seen.permute(inverse);
  }

  /** The place as held of a dimension as seen. */
  long place(int dimension) {
    return this == PLAIN ? dimension : order[dimension];
  }
}
