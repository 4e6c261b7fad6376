package regulus.learning.engine;

import org.bytedeco.pytorch.Scalar;

/**
 * Changes of a vector in place, for optimizers. None is remembered for gradients; vectors are not
 * views of anything that is.
 */
public final class Updates {
  private Updates() {}

  public static void zero(Tensor target) {
    target.held().zero_();
  }

  /** Number by number, however each of them lies in memory. */
  public static void copy(Tensor source, Tensor target) {
    target.plain().copy_(source.plain());
  }

  /** Takes the rows of a matrix over into rows of another, from {@code row} on. */
  public static void rows(Tensor target, int row, Tensor source) {
    target.plain().narrow(0, row, source.size(0)).copy_(source.plain());
  }

  /** {@code target · factor}. */
  public static void scale(Tensor target, double factor) {
    target.held().mul_(new Scalar(factor));
  }

  /** {@code target + number}. */
  public static void add(Tensor target, double number) {
    target.held().add_(new Scalar(number));
  }

  /** {@code target + factor · x}. */
  public static void addScaled(Tensor target, Tensor x, double factor) {
    target.held().add_(x.held(), new Scalar(factor));
  }

  /** {@code target + (goal - target) · share}. */
  public static void approach(Tensor target, Tensor goal, double share) {
    target.held().lerp_(goal.held(), new Scalar(share));
  }

  /** {@code target + factor · a · b}. */
  public static void addProduct(Tensor target, Tensor a, Tensor b, double factor) {
    target.held().addcmul_(a.held(), b.held(), new Scalar(factor));
  }

  /** {@code target + factor · a / b}. */
  public static void addQuotient(Tensor target, Tensor a, Tensor b, double factor) {
    target.held().addcdiv_(a.held(), b.held(), new Scalar(factor));
  }

  /** Each number within [low, high]. */
  public static void clip(Tensor target, double low, double high) {
    target
        .held()
        .clamp_(
            new org.bytedeco.pytorch.ScalarOptional(new Scalar(low)),
            new org.bytedeco.pytorch.ScalarOptional(new Scalar(high)));
  }

  /** The larger of both, element by element. */
  public static void maximum(Tensor target, Tensor x) {
    org.bytedeco.pytorch.global.torch.maximum_out(target.held(), target.held(), x.held());
  }
}
