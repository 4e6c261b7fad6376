package regulus.learning.training;

import java.util.Arrays;
import java.util.Optional;
import regulus.learning.data.Examples;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Updates;
import regulus.learning.engine.Views;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.Settled;

/**
 * What the {@link Settled settled} layers of a network give for some examples, computed once for
 * all epochs. Mutable while it is filled; holds native memory until it is closed.
 */
public final class Features implements AutoCloseable {
  /** A training keeps at most so many bytes; more are computed again in every epoch. */
  private static final long MOST_BYTES = 1L << 30;

  private static final int NONE = -1;

  private final Settled settled;
  private final int[] rows;
  private final Tensor kept;
  private int filled;

  /**
   * @param count of the examples that will be kept
   */
  Features(Settled settled, Precision precision, Examples examples, int count) {
    this.settled = settled;
    this.rows = new int[examples.count()];
    Arrays.fill(rows, NONE);
    this.kept = Scope.keep(() -> Creation.zeros(precision, count, settled.output().elements()));
  }

  /**
   * How many bytes a training of so many epochs keeps of so many examples; 0 if it computes them
   * anew each time.
   */
  public static long bytes(NetworkSpec network, int epochs, int examples) {
    return bytes(Settled.of(network), epochs, examples);
  }

  static long bytes(Settled settled, int epochs, int examples) {
    long each = (long) Float.BYTES * settled.output().elements();
    boolean fits = examples <= MOST_BYTES / each;
    return settled.layers() > 0 && epochs > 1 && fits ? each * examples : 0;
  }

  /** Keeps what was computed for the examples {@code indexes[from …]}. */
  void put(int[] indexes, int from, Tensor computed) {
    int count = computed.size(0);
    Updates.rows(kept, filled, Views.flatten(computed));
    for (int i = 0; i < count; i++) {
      rows[indexes[from + i]] = filled + i;
    }
    filled += count;
  }

  /** What was kept for the examples {@code indexes[from … to - 1]}, if all of them were. */
  Optional<Tensor> of(int[] indexes, int from, int to) {
    long[] wanted = new long[to - from];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = rows[indexes[from + i]];
      if (wanted[i] == NONE) {
        return Optional.empty();
      }
    }
    int[] sizes = new int[settled.output().rank() + 1];
    sizes[0] = wanted.length;
    for (int i = 1; i < sizes.length; i++) {
      sizes[i] = settled.output().size(i - 1);
    }
    return Optional.of(Views.reshape(Views.rows(kept, Creation.indexes(wanted)), sizes));
  }

  @Override
  public void close() {
    Scope.free(kept);
  }
}
