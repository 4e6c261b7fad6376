package regulus.learning.explanation;

import regulus.learning.Shape;
import regulus.learning.data.Examples;

/**
 * One decoded image at the size that a network is fed.
 *
 * @param shape height × width × channels
 * @param pixels one unsigned byte per channel, row by row, channels last
 */
public record ShownImage(Shape shape, byte[] pixels) {
  public ShownImage {
    if (shape.rank() != 3 || shape.elements() != pixels.length) {
      throw new IllegalArgumentException(pixels.length + " bytes are no picture of " + shape);
    }
  }

  /** One of a data set's images. */
  public static ShownImage of(Examples examples, int index) {
    byte[] pixels = new byte[examples.shape().elements()];
    examples.pixels().get(Math.toIntExact((long) index * pixels.length), pixels);
    return new ShownImage(examples.shape(), pixels);
  }
}
