package regulus.learning.engine;

import java.util.ArrayList;
import java.util.List;
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
    int rank = tensors.stream().mapToInt(Tensor::rank).max().orElseThrow();
    Tensor sum = ranked(tensors.get(0), rank);
    for (Tensor next : tensors.subList(1, tensors.size())) {
      sum = Arithmetic.add(sum, ranked(next, rank));
    }
    return sum;
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
