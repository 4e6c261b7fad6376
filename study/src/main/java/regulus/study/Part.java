package regulus.study;

import java.util.List;
import java.util.Optional;
import regulus.learning.network.NetworkSpec;

/**
 * Something to put into a {@link LayerList}: a layer, or a sub-network of them.
 *
 * @param <T> what a layer is
 */
public sealed interface Part<T> {
  /** Its own name; its type and number if it has none. */
  Optional<String> name();

  /** What its number is counted within. */
  String type();

  /**
   * The names of what it takes, as its neighbours are called in their network, or {@link
   * NetworkSpec#INPUT}; none for what comes before.
   */
  List<String> inputs();

  /** How many layers it holds. */
  int size();

  /** One layer. */
  record One<T>(Optional<String> name, String type, T layer, List<String> inputs)
      implements Part<T> {
    public One {
      inputs = List.copyOf(inputs);
    }

    @Override
    public int size() {
      return 1;
    }

    One<T> named(String other) {
      return new One<>(Optional.of(other), type, layer, inputs);
    }
  }

  /**
   * A sub-network. Its first part takes what it is fed with, and its last one is its output.
   *
   * @param parts at least one
   */
  record Whole<T>(Optional<String> name, String type, List<Part<T>> parts, List<String> inputs)
      implements Part<T> {
    public Whole {
      parts = List.copyOf(parts);
      inputs = List.copyOf(inputs);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("A sub-network has at least one layer.");
      }
    }

    @Override
    public int size() {
      return parts.stream().mapToInt(Part::size).sum();
    }
  }

  /** A layer that takes what comes before. */
  static <T> Part<T> of(String type, T layer) {
    return new One<>(Optional.empty(), type, layer, List.of());
  }

  /** The same under a name of its own. */
  static <T> Part<T> of(String name, String type, T layer) {
    return new One<>(Optional.of(name), type, layer, List.of());
  }
}
