package regulus.learning.engine;

import java.util.Optional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Products of matrices. */
public final class Products {
  private Products() {}

  /** The product of each two rows of a matrix, above the diagonal; 0 elsewhere: [rows, rows]. */
  public static Tensor ofPairs(Tensor matrix) {
    org.bytedeco.pytorch.Tensor rows = matrix.plain();
    return new Tensor(torch.mm(rows, rows.t()).triu(1));
  }

  /**
   * {@code x · kernel + bias} over the last dimension.
   *
   * @param x [batch, …, in]
   * @param kernel [in, out]
   * @param bias [out], if any
   * @return [batch, …, out], not a view of anything
   */
  public static Tensor affine(Tensor x, Tensor kernel, Optional<Tensor> bias) {
    org.bytedeco.pytorch.Tensor weights = kernel.plain();
    if (x.rank() == 2) {
      return new Tensor(
          bias.map(b -> torch.addmm(b.plain(), x.plain(), weights))
              .orElseGet(() -> torch.mm(x.plain(), weights)));
    }
    org.bytedeco.pytorch.Tensor product = torch.matmul(x.plain(), weights);
    return new Tensor(bias.map(b -> product.add(b.plain())).orElse(product));
  }

  /**
   * As Einstein writes it: summed over the letters that are not the output's.
   *
   * @param equation a letter for each dimension: {@code abc,cd->abd}
   */
  public static Tensor einsum(String equation, Tensor x, Tensor kernel) {
    return new Tensor(torch.einsum(equation, new TensorVector(x.plain(), kernel.plain())));
  }
}
