package regulus.learning.network;

/**
 * A layer that cannot stand where it stands. The message is one sentence that needs the layer's
 * name in front: {@code input 1×1 is smaller than the 3×3 kernel; …}.
 */
public final class InvalidLayer extends RuntimeException {
  public InvalidLayer(String message) {
    super(message);
  }
}
