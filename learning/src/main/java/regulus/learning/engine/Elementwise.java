package regulus.learning.engine;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;

/**
 * Functions of each element.
 *
 * <p>Those that end in {@code InPlace} overwrite their argument, which spares memory and a pass
 * over it. They may only be given a fresh result that nobody else holds, of an operation that does
 * not need it again for its gradient: a convolution, a product, a sum.
 */
public final class Elementwise {
  /** What libtorch calls a reduction: none. */
  private static final long EACH = 0;

  private Elementwise() {}

  /** {@code max(x, 0)}. */
  public static Tensor relu(Tensor x) {
    return x.with(torch.relu(x.held()));
  }

  public static Tensor reluInPlace(Tensor x) {
    return x.with(torch.relu_(x.held()));
  }

  /** {@code x} where it is above the threshold, else 0. */
  public static Tensor above(Tensor x, double threshold) {
    return threshold(x, threshold, 0);
  }

  /** {@code x} where it is above the threshold, else another number. */
  public static Tensor threshold(Tensor x, double threshold, double otherwise) {
    return x.with(torch.threshold(x.held(), new Scalar(threshold), new Scalar(otherwise)));
  }

  /** {@code x} where {@code |x|} is above the threshold, else 0. */
  public static Tensor hardShrink(Tensor x, double threshold) {
    return x.with(torch.hardshrink(x.held(), new Scalar(threshold)));
  }

  /** {@code x} nearer to 0 by the threshold, or 0. */
  public static Tensor softShrink(Tensor x, double threshold) {
    return x.with(torch.softshrink(x.held(), new Scalar(threshold)));
  }

  /** {@code max(threshold - x, 0)}. */
  public static Tensor below(Tensor x, double threshold) {
    return x.with(torch.relu_(x.held().neg().add_(new Scalar(threshold))));
  }

  /** {@code min(max(x, low), high)}; no gradient flows where one of them is met. */
  public static Tensor between(Tensor x, double low, double high) {
    return x.with(torch.hardtanh(x.held(), new Scalar(low), new Scalar(high)));
  }

  public static Tensor betweenInPlace(Tensor x, double low, double high) {
    return x.with(torch.hardtanh_(x.held(), new Scalar(low), new Scalar(high)));
  }

  public static Tensor tanh(Tensor x) {
    return x.with(torch.tanh(x.held()));
  }

  public static Tensor tanhInPlace(Tensor x) {
    return x.with(torch.tanh_(x.held()));
  }

  /** {@code 1 / (1 + e^-x)}. */
  public static Tensor sigmoid(Tensor x) {
    return x.with(torch.sigmoid(x.held()));
  }

  public static Tensor sigmoidInPlace(Tensor x) {
    return x.with(torch.sigmoid_(x.held()));
  }

  /** {@code x} above 0, {@code slope · x} below. */
  public static Tensor leakyRelu(Tensor x, double slope) {
    return x.with(torch.leaky_relu(x.held(), new Scalar(slope)));
  }

  /** {@code x} above 0, {@code alpha · (e^x - 1)} below. */
  public static Tensor elu(Tensor x, double alpha) {
    return x.with(torch.elu(x.held(), new Scalar(alpha), new Scalar(1.0), new Scalar(1.0)));
  }

  /** {@code x · Φ(x)} with the normal distribution function, or its approximation by tanh. */
  public static Tensor gelu(Tensor x, boolean approximate) {
    return x.with(torch.gelu(x.held(), approximate ? "tanh" : "none"));
  }

  /** {@code x · sigmoid(x)}. */
  public static Tensor silu(Tensor x) {
    return x.with(torch.silu(x.held()));
  }

  /** {@link #elu} with the alpha and factor that keep mean and variance. */
  public static Tensor selu(Tensor x) {
    return x.with(torch.selu(x.held()));
  }

  /** {@code x} above 0, {@code alpha · (e^(x / alpha) - 1)} below. */
  public static Tensor celu(Tensor x, double alpha) {
    return x.with(torch.celu(x.held(), new Scalar(alpha)));
  }

  /** {@code x · tanh(softplus(x))}. */
  public static Tensor mish(Tensor x) {
    return x.with(torch.mish(x.held()));
  }

  /** {@code min(max(x + 3, 0), 6) / 6}. */
  public static Tensor hardSigmoid(Tensor x) {
    return x.with(torch.hardsigmoid(x.held()));
  }

  /** {@code x} times its {@link #hardSigmoid}. */
  public static Tensor hardSilu(Tensor x) {
    return x.with(torch.hardswish(x.held()));
  }

  /** {@code -log(1 + e^-x)}, without overflow. */
  public static Tensor logSigmoid(Tensor x) {
    return x.with(torch.log_sigmoid(x.held()));
  }

  public static Tensor abs(Tensor x) {
    return x.with(x.held().abs());
  }

  /** -1, 0 or 1. */
  public static Tensor sign(Tensor x) {
    return x.with(x.held().sign());
  }

  public static Tensor square(Tensor x) {
    return x.with(x.held().square());
  }

  public static Tensor sqrt(Tensor x) {
    return x.with(x.held().sqrt());
  }

  public static Tensor log(Tensor x) {
    return x.with(x.held().log());
  }

  /** Natural logarithm of {@code 1 + e^x}, without overflow. */
  public static Tensor softplus(Tensor x) {
    return x.with(torch.softplus(x.held()));
  }

  public static Tensor exp(Tensor x) {
    return x.with(x.held().exp());
  }

  /** {@code x} to the power of a number. */
  public static Tensor power(Tensor x, double exponent) {
    return x.with(x.held().pow(new Scalar(exponent)));
  }

  /** {@code max(x, low)}; no gradient flows below it. */
  public static Tensor atLeast(Tensor x, double low) {
    return x.with(torch.clamp_min(x.held(), new Scalar(low)));
  }

  /** {@code e² / 2} of an error e up to delta, {@code delta · (|e| - delta / 2)} beyond. */
  public static Tensor huber(Tensor x, Tensor goal, double delta) {
    return new Tensor(torch.huber_loss(x.plain(), goal.plain(), EACH, delta));
  }

  public static Tensor clip(Tensor x, double low, double high) {
    return x.with(
        torch.clamp(
            x.held(),
            new org.bytedeco.pytorch.ScalarOptional(new Scalar(low)),
            new org.bytedeco.pytorch.ScalarOptional(new Scalar(high))));
  }

  /** The largest whole number that is not above {@code x}. */
  public static Tensor floor(Tensor x) {
    return x.with(torch.floor(x.held()));
  }

  /** {@code x} where it is below its threshold, else another number. */
  public static Tensor below(Tensor x, Tensor thresholds, Tensor otherwise) {
    return new Tensor(torch.where(x.plain().lt(thresholds.plain()), x.plain(), otherwise.plain()));
  }
}
