package regulus.learning.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Normalization of channels, the last dimension, or of other ones. */
public final class Normalizations {
  /** As Keras has it: by no more than this are numbers multiplied that are all but zero. */
  private static final double LONGEST = 1e12;

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

  /**
   * By the mean and variance of each example over some dimensions.
   *
   * @param affine of the sizes of those dimensions
   * @param dimensions of {@code x}, in rising order
   */
  public static Tensor layer(Tensor x, Affine affine, List<Integer> dimensions, double epsilon) {
    long[] sizes = dimensions.stream().mapToLong(x::size).toArray();
    long[] from = dimensions.stream().mapToLong(Integer::longValue).toArray();
    long[] last = LongStream.range(x.rank() - from.length, x.rank()).toArray();
    boolean there = Arrays.equals(from, last);
    org.bytedeco.pytorch.Tensor moved = there ? x.plain() : x.plain().movedim(from, last);
    org.bytedeco.pytorch.Tensor y =
        torch.layer_norm(
            moved, sizes, optional(affine.gamma()), optional(affine.beta()), epsilon, false);
    return new Tensor(there ? y : y.movedim(last, from));
  }

  /**
   * By the mean and variance of each example and group of channels, which stand side by side.
   *
   * @param groups a divisor of the channels
   */
  public static Tensor groups(Tensor x, Affine affine, int groups, double epsilon) {
    boolean images = x.rank() == 4;
    // libtorch has no gradient of an offset without a factor.
    Optional<Tensor> gamma =
        affine
            .gamma()
            .or(() -> affine.beta().map(beta -> new Tensor(torch.ones_like(beta.plain()))));
    org.bytedeco.pytorch.Tensor channelsSecond =
        images ? x.as(Arrangement.IMAGES) : x.plain().transpose(1, -1);
    org.bytedeco.pytorch.Tensor y =
        torch.group_norm(
            channelsSecond, groups, optional(gamma), optional(affine.beta()), epsilon, false);
    return images ? new Tensor(y, Arrangement.IMAGES) : new Tensor(y.transpose(1, -1));
  }

  /**
   * Divided by the root of the sum of squares over some dimensions; zeros stay zeros.
   *
   * @param dimensions of {@code x}
   */
  public static Tensor unit(Tensor x, List<Integer> dimensions) {
    long[] over = dimensions.stream().mapToLong(Integer::longValue).toArray();
    org.bytedeco.pytorch.Tensor squares =
        x.plain().square().sum(over, true, new ScalarTypeOptional());
    org.bytedeco.pytorch.Tensor shortened = squares.rsqrt().clamp_max(new Scalar(LONGEST));
    return new Tensor(x.plain().mul(shortened));
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
