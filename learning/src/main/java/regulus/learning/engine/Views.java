package regulus.learning.engine;

import java.util.Arrays;

/** The same numbers under other dimensions, or some of them. */
public final class Views {
  private Views() {}

  /** All dimensions but the first become one. */
  public static Tensor flatten(Tensor x) {
    return x.rank() == 2 ? x : new Tensor(x.plain().flatten(1, -1));
  }

  public static Tensor reshape(Tensor x, int... sizes) {
    return new Tensor(x.plain().reshape(Arrays.stream(sizes).asLongStream().toArray()));
  }

  /** Exchanges a dimension with the last one. */
  public static Tensor swapLast(Tensor x, int dimension) {
    return new Tensor(x.plain().transpose(dimension, -1));
  }

  /**
   * The dimensions in another order.
   *
   * @param order for each dimension of the result, that of {@code x}
   */
  public static Tensor permute(Tensor x, int... order) {
    return new Tensor(x.plain().permute(Arrays.stream(order).asLongStream().toArray()));
  }

  /** The rows of a matrix, in the order of {@code indexes}; a copy. */
  public static Tensor rows(Tensor matrix, Tensor indexes) {
    return new Tensor(matrix.plain().index_select(0, indexes.plain()));
  }

  /** From each row of a matrix, the element at that row's index: [rows]. */
  public static Tensor pick(Tensor matrix, Tensor indexes) {
    org.bytedeco.pytorch.Tensor column = indexes.plain().unsqueeze(1);
    return new Tensor(matrix.plain().gather(1, column).squeeze(1));
  }

  /** Other numbers of the same value. */
  public static Tensor convert(Tensor x, Precision precision) {
    return x.with(x.held().to(precision.type()));
  }

  /** 1 at each row's index, 0 elsewhere: [rows, classes]. */
  public static Tensor oneHot(Tensor indexes, int classes, Precision precision) {
    return new Tensor(
        org.bytedeco.pytorch.global.torch.one_hot(indexes.plain(), classes).to(precision.type()));
  }
}
