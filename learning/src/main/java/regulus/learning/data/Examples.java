package regulus.learning.data;

import java.nio.ByteBuffer;
import regulus.learning.Shape;

/**
 * Decoded images with their labels, shared by all trials; nobody writes to them after they were
 * made.
 *
 * @param shape height × width × channels of every image
 * @param pixels direct buffer, one unsigned byte per channel, example by example, channels last
 * @param labels class index of each example, from 0
 */
public record Examples(Shape shape, ByteBuffer pixels, int[] labels) {
  public Examples {
    if (!pixels.isDirect()) {
      throw new IllegalArgumentException("Pixels must lie in a direct buffer.");
    }
    if ((long) labels.length * shape.elements() != pixels.capacity()) {
      throw new IllegalArgumentException(
          labels.length + " images of " + shape + " do not fill " + pixels.capacity() + " bytes.");
    }
  }

  public int count() {
    return labels.length;
  }
}
