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
      Tensor made = work.get();
      // A handle of its own: what an operation in place gives back is a mere reference to
      // another's.
      Tensor kept = made.with(new org.bytedeco.pytorch.Tensor(made.held()));
      kept.held().retainReference();
      return kept;
    }
  }

  /** Lets a kept tensor live at least as long as the scope that is open now. */
  public static Tensor lend(Tensor kept) {
    PointerScope open = PointerScope.getInnerScope();
    if (open == null) {
      kept.held().retainReference();
    } else {
      open.attach(kept.held());
    }
    return kept;
  }

  /** Frees a kept tensor. */
  public static void free(Tensor kept) {
    kept.held().releaseReference();
  }
}
