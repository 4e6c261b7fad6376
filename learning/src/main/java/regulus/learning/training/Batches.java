package regulus.learning.training;

import regulus.learning.Shape;
import regulus.learning.data.Examples;
import regulus.learning.data.Pixels;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Views;

/**
 * Gathers batches from the bytes that all trials share. Holds a view of them until it is closed;
 * the bytes themselves are never copied as a whole.
 */
final class Batches implements AutoCloseable {
  private static final double WHITE = 255;

  private final Feed feed;
  private final Precision precision;
  private final Tensor bytes;

  Batches(Feed feed, Precision precision) {
    this.feed = feed;
    this.precision = precision;
    Examples examples = feed.examples();
    bytes =
        Scope.keep(
            () -> Creation.view(examples.pixels(), examples.count(), examples.shape().elements()));
  }

  /**
   * The examples {@code indexes[from … to - 1]}, in this order: [batch, height, width, channels].
   */
  Tensor images(int[] indexes, int from, int to) {
    long[] rows = new long[to - from];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = indexes[from + i];
    }
    return images(Views.rows(bytes, Creation.indexes(rows)));
  }

  /** Their class indexes: [batch]. */
  Tensor labels(int[] indexes, int from, int to) {
    long[] labels = new long[to - from];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = feed.examples().labels()[indexes[from + i]];
    }
    return Creation.indexes(labels);
  }

  private Tensor images(Tensor rows) {
    Shape shape = feed.examples().shape();
    Tensor numbers = Views.convert(rows, precision);
    if (feed.pixels() == Pixels.UNIT) {
      numbers = Arithmetic.divide(numbers, WHITE);
    }
    int[] sizes = new int[shape.rank() + 1];
    sizes[0] = rows.size(0);
    for (int i = 0; i < shape.rank(); i++) {
      sizes[i + 1] = shape.size(i);
    }
    return Views.reshape(numbers, sizes);
  }

  @Override
  public void close() {
    Scope.free(bytes);
  }
}
