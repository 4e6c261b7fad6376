package regulus.learning.engine;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;

/**
 * Bounds the life of tensors. Without it native memory grows until the process dies, since the
 * garbage collector does not see it: every training step runs in a scope.
 */
public final class Scope {
  private Scope() {}

  /** Does some work and frees every tensor that it made, but for those kept. */
  @SuppressWarnings("try")
  public static <T> T get(Supplier<T> work) {
    try (PointerScope scope = new PointerScope()) {
      return work.get();
    }
  }

  /** As {@link #get}, for work without a result. */
  @SuppressWarnings("try")
  public static void run(Runnable work) {
    try (PointerScope scope = new PointerScope()) {
      work.run();
    }
  }

  /** Makes one tensor that outlives the scope; its owner gives it to {@link #free} in the end. */
  @SuppressWarnings("try")
  public static Tensor keep(Supplier<Tensor> work) {
    try (PointerScope scope = new PointerScope()) {
      Tensor tensor = work.get();
      tensor.held().retainReference();
      return tensor;
    }
  }

  /** Frees a kept tensor. */
  public static void free(Tensor kept) {
    kept.held().releaseReference();
  }
}
