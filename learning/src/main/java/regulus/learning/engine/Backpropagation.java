package regulus.learning.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The way back from one scalar to the gradients of all parameters. Most of it is libtorch's; an
 * operation that knows a shorter way to its own gradient leaves a {@link Detour} here while it runs
 * forward. Mutable: one forward pass adds to it, one call of {@link #from} follows it. Holds native
 * memory until it is closed.
 */
public final class Backpropagation implements AutoCloseable {
  private final List<Detour> detours = new ArrayList<>();

  /** A part of the way that an operation of this package goes by itself, after libtorch's part. */
  interface Detour {
    /** Adds to the gradients of the operation's parameters. */
    void follow();

    /** Frees what was remembered. */
    void free();
  }

  void add(Detour detour) {
    detours.add(detour);
  }

  /**
   * Adds the gradient of a scalar to the gradients of all parameters that it was computed from. It
   * can be done once.
   */
  public void from(Tensor scalar) {
    Gradients.backward(scalar);
    Gradients.off(() -> detours.forEach(Detour::follow));
  }

  @Override
  public void close() {
    detours.forEach(Detour::free);
    detours.clear();
  }
}
