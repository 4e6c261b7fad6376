package regulus.learning.training;

import java.util.Optional;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Shapes;
import regulus.learning.network.Shapes.LayerShape;
import regulus.learning.setting.InvalidSetting;

/** How many examples of a batch are computed at a time. */
public final class Chunks {
  /**
   * What the layers of a chunk may give together: 64 MiB, and about as much for their gradients.
   */
  private static final long MOST_NUMBERS = 1 << 24;

  private static final int FEWEST = 32;
  private static final int MOST = 1024;

  private Chunks() {}

  /**
   * What the spec says. Where it says nothing, a batch is computed as a whole; but for the whole
   * training set at once, as many examples as fill 64 MiB with the outputs of all layers, from 32
   * to 1024, unless a layer {@link regulus.learning.network.Layer#mixesExamples needs} all of them.
   *
   * @throws InvalidSetting if a layer needs whole batches and the spec takes them apart
   */
  public static int size(TrainingSpec spec, NetworkSpec network) {
    Optional<NamedLayer> whole = mixing(network);
    if (spec.chunkSize().isPresent() && whole.isPresent()) {
      throw new InvalidSetting(
          "chunk_size",
          whole.get().name()
              + " takes the mean and variance of the whole batch, which cannot be had in chunks:"
              + " remove chunk_size and choose a batch_size that fits into memory.");
    }
    if (spec.chunkSize().isPresent()) {
      return spec.chunkSize().getAsInt();
    }
    return spec.wholeSet() && whole.isEmpty() ? affordable(network) : spec.batchSize();
  }

  /** The same where nothing is learned, so that no layer needs whole batches. */
  static int evaluated(TrainingSpec spec, NetworkSpec network) {
    return spec.chunkSize().orElse(spec.wholeSet() ? affordable(network) : spec.batchSize());
  }

  /** The first layer, if any, that needs all examples of a batch at once. */
  public static Optional<NamedLayer> mixing(NetworkSpec network) {
    return network.layers().stream().filter(NamedLayer::mixesExamples).findFirst();
  }

  /** About how much memory an example takes in training: all outputs and their gradients. */
  public static long bytes(NetworkSpec network) {
    return 2 * Float.BYTES * numbers(network);
  }

  private static int affordable(NetworkSpec network) {
    return (int) Math.max(FEWEST, Math.min(MOST, MOST_NUMBERS / numbers(network)));
  }

  private static long numbers(NetworkSpec network) {
    return network.input().elements()
        + Shapes.of(network).layers().stream()
            .map(LayerShape::output)
            .mapToLong(output -> output.elements())
            .sum();
  }
}
