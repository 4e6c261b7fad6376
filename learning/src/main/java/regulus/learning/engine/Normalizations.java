package regulus.learning.engine;

import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Normalization of channels, the last dimension. */
public final class Normalizations {
  private Normalizations() {}

  /** Factor and offset of each channel, where there are any. */
  public record Affine(Optional<Tensor> gamma, Optional<Tensor> beta) {}

  /** Each channel's moving mean and variance. */
  public record Moving(Tensor mean, Tensor variance) {}

  /** By the moving mean and variance. */
  public static Tensor moving(Tensor x, Affine affine, Moving moving, double epsilon) {
    org.bytedeco.pytorch.Tensor y =
        torch.batch_norm(
            channelsSecond(x),
            optional(affine.gamma()),
            optional(affine.beta()),
            new TensorOptional(moving.mean().plain()),
            new TensorOptional(moving.variance().plain()),
            false,
            0,
            epsilon,
            false);
    return likeInput(y, x);
  }

  /**
   * By the mean and variance of this batch, which also enter the moving ones.
   *
   * <p>libtorch would put the variance divided by n - 1 into the moving one, Keras puts the one
   * divided by n: so libtorch is given a moving variance of its own to write to, of which only the
   * new part is used.
   *
   * @param momentum weight of the old moving values
   */
  public static Tensor ofBatch(
      Tensor x, Affine affine, Moving moving, double momentum, double epsilon) {
    org.bytedeco.pytorch.Tensor images = channelsSecond(x);
    org.bytedeco.pytorch.Tensor variance = moving.variance().plain();
    org.bytedeco.pytorch.Tensor written = torch.zeros_like(variance);
    org.bytedeco.pytorch.Tensor y =
        torch.batch_norm(
            images,
            optional(affine.gamma()),
            optional(affine.beta()),
            new TensorOptional(moving.mean().plain()),
            new TensorOptional(written),
            true,
            1 - momentum,
            epsilon,
            false);
    double n = (double) images.numel() / variance.numel();
    variance.mul_(new Scalar(momentum));
    if (n > 1) {
      variance.add_(written, new Scalar((n - 1) / n));
    }
    return likeInput(y, x);
  }

  private static org.bytedeco.pytorch.Tensor channelsSecond(Tensor x) {
    return x.rank() == 4
        ? x.as(Arrangement.IMAGES)
        : x.rank() == 2 ? x.plain() : x.plain().reshape(-1, x.size(-1));
  }

  private static Tensor likeInput(org.bytedeco.pytorch.Tensor y, Tensor x) {
    if (x.rank() == 4) {
      return new Tensor(y, Arrangement.IMAGES);
    }
    return x.rank() == 2 ? new Tensor(y) : Views.reshape(new Tensor(y), x.sizes());
  }

  private static TensorOptional optional(Optional<Tensor> weight) {
    return weight.map(w -> new TensorOptional(w.plain())).orElseGet(TensorOptional::new);
  }
}
