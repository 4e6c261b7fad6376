package regulus.learning.engine;

import java.util.function.Supplier;
import org.bytedeco.pytorch.NoGradGuard;

/** Derivatives by backpropagation. */
public final class Gradients {
  private Gradients() {}

  /**
   * Adds the gradient of a scalar to the gradients of all parameters that it was computed from.
   * What was remembered for this is freed: it can be done once.
   */
  public static void backward(Tensor scalar) {
    scalar.held().backward();
  }

  /** The same numbers as a tensor of its own that gradients flow to; see {@link #of}. */
  public static Tensor variable(Tensor x) {
    return x.with(x.held().detach().clone().requires_grad_(true));
  }

  /** What {@link #backward} has added up for a variable; as many numbers as it has. */
  public static Tensor of(Tensor variable) {
    return variable.with(variable.held().grad());
  }

  /** Does some work without remembering anything for gradients. */
  @SuppressWarnings("try")
  public static <T> T without(Supplier<T> work) {
    try (NoGradGuard off = new NoGradGuard()) {
      return work.get();
    }
  }

  /** As {@link #without}, for work without a result. */
  @SuppressWarnings("try")
  public static void off(Runnable work) {
    try (NoGradGuard off = new NoGradGuard()) {
      work.run();
    }
  }
}
