package regulus.learning.network;

import java.util.Optional;

/**
 * A layer that cannot stand where it stands. Thrown by a layer the message is one sentence that
 * needs the layer's name in front: {@code input 1×1 is smaller than the 3×3 kernel; …}; thrown for
 * a layer of a network it begins with that name.
 */
public final class InvalidLayer extends RuntimeException {
  private final transient Optional<String> layer;

  public InvalidLayer(String message) {
    super(message);
    this.layer = Optional.empty();
  }

  private InvalidLayer(String layer, String message) {
    super(message);
    this.layer = Optional.of(layer);
  }

  /**
   * About a layer of a network.
   *
   * @param sentence without the name and the full stop
   */
  static InvalidLayer of(String layer, String sentence) {
    return new InvalidLayer(layer, "`" + layer + "`: " + sentence + ".");
  }

  /** The name of the layer in its network, where that is known. */
  public Optional<String> layer() {
    return layer;
  }
}
