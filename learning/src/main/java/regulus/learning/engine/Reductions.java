package regulus.learning.engine;

import java.util.List;
import org.bytedeco.pytorch.ScalarTypeOptional;

/** Sums, means and maxima. */
public final class Reductions {
  private static final long[] LAST = {-1};
  private static final long[] STEPS = {1};
  private static final long[] HEIGHT_AND_WIDTH = {1, 2};

  private Reductions() {}

  /** Of all elements; a tensor without dimensions. */
  public static Tensor sum(Tensor x) {
    return new Tensor(x.held().sum());
  }

  /** Over some dimensions, which stay with size 1. */
  public static Tensor sum(Tensor x, List<Integer> dimensions) {
    long[] places = dimensions.stream().mapToLong(Integer::longValue).toArray();
    return new Tensor(x.plain().sum(places, true, new ScalarTypeOptional()));
  }

  /** Euclid's norm of all elements; a tensor without dimensions. */
  public static Tensor norm(Tensor x) {
    return new Tensor(x.held().norm());
  }

  /** Of all elements; a tensor without dimensions. */
  public static Tensor mean(Tensor x) {
    return new Tensor(x.held().mean());
  }

  /** Over the last dimension, which goes. */
  public static Tensor sumLast(Tensor x) {
    return sumLast(x, false);
  }

  /**
   * Over the last dimension.
   *
   * @param keep whether it stays as a dimension of size 1
   */
  public static Tensor sumLast(Tensor x, boolean keep) {
    return new Tensor(x.plain().sum(LAST, keep, new ScalarTypeOptional()));
  }

  /** Over the last dimension, which goes. */
  public static Tensor meanLast(Tensor x) {
    return new Tensor(x.plain().mean(LAST));
  }

  /** The largest along the last dimension, which goes; equal ones share the gradient. */
  public static Tensor maxLast(Tensor x) {
    return new Tensor(x.plain().amax(LAST, false));
  }

  /**
   * Over height and width.
   *
   * @param keep whether they stay as dimensions of size 1
   */
  public static Tensor meanOfImages(Tensor images, boolean keep) {
    return new Tensor(images.plain().mean(HEIGHT_AND_WIDTH, keep, new ScalarTypeOptional()));
  }

  /** As {@link #meanOfImages}, the largest value. */
  public static Tensor maxOfImages(Tensor images, boolean keep) {
    return new Tensor(images.plain().amax(HEIGHT_AND_WIDTH, keep));
  }

  /**
   * Over the steps of sequences [batch, steps, features].
   *
   * @param keep whether they stay as a dimension of size 1
   */
  public static Tensor meanOfSequences(Tensor sequences, boolean keep) {
    return new Tensor(sequences.plain().mean(STEPS, keep, new ScalarTypeOptional()));
  }

  /** As {@link #meanOfSequences}, the largest value. */
  public static Tensor maxOfSequences(Tensor sequences, boolean keep) {
    return new Tensor(sequences.plain().amax(STEPS, keep));
  }
}
