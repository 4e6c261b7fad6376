package regulus.learning.engine;

import java.util.List;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Probabilities from numbers, and what they cost against the truth. */
public final class Probabilities {
  /** What libtorch calls a reduction: none. */
  private static final long EACH = 0;

  private Probabilities() {}

  /** {@code e^x / Σ e^x} over the last dimension. */
  public static Tensor softmax(Tensor x) {
    return new Tensor(torch.softmax(x.plain(), -1));
  }

  /**
   * {@code e^x / Σ e^x} over some dimensions together.
   *
   * @param dimensions in rising order
   */
  public static Tensor softmax(Tensor x, List<Integer> dimensions) {
    if (dimensions.size() == 1) {
      return new Tensor(torch.softmax(x.plain(), dimensions.get(0)));
    }
    long[] over = dimensions.stream().mapToLong(Integer::longValue).toArray();
    return new Tensor(x.plain().sub(x.plain().logsumexp(over, true)).exp());
  }

  /** The logarithm of {@link #softmax}, without overflow. */
  public static Tensor logSoftmax(Tensor x) {
    return new Tensor(torch.log_softmax(x.plain(), -1));
  }

  /** {@code -t · log σ(x) - (1 - t) · log(1 - σ(x))} of each element, without overflow. */
  public static Tensor binaryCrossEntropy(Tensor logits, Tensor targets) {
    return new Tensor(
        torch.binary_cross_entropy_with_logits(
            logits.plain(), targets.plain(), new TensorOptional(), new TensorOptional(), EACH));
  }
}
