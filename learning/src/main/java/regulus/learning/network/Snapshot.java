package regulus.learning.network;

import java.util.List;

/**
 * An exact copy of a network's weights in the heap, to come back to; made and used by {@link
 * Network} alone.
 */
public final class Snapshot {
  private final byte[] trainable;
  private final List<double[]> fixed;

  Snapshot(byte[] trainable, List<double[]> fixed) {
    this.trainable = trainable;
    this.fixed = List.copyOf(fixed);
  }

  byte[] trainable() {
    return trainable;
  }

  List<double[]> fixed() {
    return fixed;
  }
}
