package regulus.learning.engine;

import java.util.function.BinaryOperator;
import org.bytedeco.pytorch.Scalar;

/** Sums, differences, products and quotients; sizes of 1 stretch as in NumPy. */
public final class Arithmetic {
  private Arithmetic() {}

  public static Tensor add(Tensor a, Tensor b) {
    return both(a, b, org.bytedeco.pytorch.Tensor::add);
  }

  public static Tensor subtract(Tensor a, Tensor b) {
    return both(a, b, org.bytedeco.pytorch.Tensor::sub);
  }

  public static Tensor multiply(Tensor a, Tensor b) {
    return both(a, b, org.bytedeco.pytorch.Tensor::mul);
  }

  public static Tensor divide(Tensor a, Tensor b) {
    return both(a, b, org.bytedeco.pytorch.Tensor::div);
  }

  /** The larger of each two. */
  public static Tensor maximum(Tensor a, Tensor b) {
    return both(a, b, org.bytedeco.pytorch.Tensor::maximum);
  }

  /** The smaller of each two. */
  public static Tensor minimum(Tensor a, Tensor b) {
    return both(a, b, org.bytedeco.pytorch.Tensor::minimum);
  }

  public static Tensor add(Tensor x, double number) {
    return x.with(x.held().add(new Scalar(number)));
  }

  public static Tensor multiply(Tensor x, double number) {
    return x.with(x.held().mul(new Scalar(number)));
  }

  public static Tensor divide(Tensor x, double number) {
    return x.with(x.held().div(new Scalar(number)));
  }

  /** {@code number - x}. */
  public static Tensor from(double number, Tensor x) {
    return x.with(x.held().neg().add_(new Scalar(number)));
  }

  /** Adds a number to each channel, [channels], of images. */
  public static Tensor addToChannels(Tensor images, Tensor perChannel) {
    org.bytedeco.pytorch.Tensor column = perChannel.plain().view(-1, 1, 1);
    return new Tensor(images.as(Arrangement.IMAGES).add(column), Arrangement.IMAGES);
  }

  private static Tensor both(
      Tensor a, Tensor b, BinaryOperator<org.bytedeco.pytorch.Tensor> operation) {
    return a.arrangement() == b.arrangement()
        ? a.with(operation.apply(a.held(), b.held()))
        : new Tensor(operation.apply(a.plain(), b.plain()));
  }
}
