package regulus.learning.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Several tensors become one. */
public final class Joins {
  private Joins() {}

  /**
   * One behind the other.
   *
   * @param tensors one or more, of the same sizes but for the dimension
   * @param dimension as seen, the batch being 0
   */
  public static Tensor concatenate(List<Tensor> tensors, int dimension) {
    Tensor first = tensors.get(0);
    boolean alike = tensors.stream().allMatch(t -> t.arrangement() == first.arrangement());
    org.bytedeco.pytorch.Tensor[] parts =
        tensors.stream()
            .map(t -> alike ? t.held() : t.plain())
            .toArray(org.bytedeco.pytorch.Tensor[]::new);
    return alike
        ? first.with(torch.cat(new TensorVector(parts), first.arrangement().place(dimension)))
        : new Tensor(torch.cat(new TensorVector(parts), dimension));
  }

  /**
   * Their sum, from left to right; a size of 1 is stretched, and dimensions that one lacks are
   * those behind the batch.
   *
   * @param tensors one or more
   */
  public static Tensor add(List<Tensor> tensors) {
    return folded(tensors, Arithmetic::add);
  }

  /** The first less the others, stretched as in {@link #add}. */
  public static Tensor subtract(List<Tensor> tensors) {
    return folded(tensors, Arithmetic::subtract);
  }

  /** Their product, stretched as in {@link #add}. */
  public static Tensor multiply(List<Tensor> tensors) {
    return folded(tensors, Arithmetic::multiply);
  }

  /** The largest of each number; of equal ones, each gets its share of the gradient. */
  public static Tensor maximum(List<Tensor> tensors) {
    return folded(tensors, Arithmetic::maximum);
  }

  /** The smallest of each number, as {@link #maximum}. */
  public static Tensor minimum(List<Tensor> tensors) {
    return folded(tensors, Arithmetic::minimum);
  }

  private static Tensor folded(List<Tensor> tensors, BinaryOperator<Tensor> operation) {
    int rank = tensors.stream().mapToInt(Tensor::rank).max().orElseThrow();
    return tensors.stream().map(next -> ranked(next, rank)).reduce(operation).orElseThrow();
  }

  private static Tensor ranked(Tensor x, int rank) {
    if (x.rank() == rank) {
      return x;
    }
    List<Integer> sizes = new ArrayList<>(x.shape());
    while (sizes.size() < rank) {
      sizes.add(1, 1);
    }
    return Views.reshape(x, sizes.stream().mapToInt(Integer::intValue).toArray());
  }
}
