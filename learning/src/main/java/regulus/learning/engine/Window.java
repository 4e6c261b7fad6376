package regulus.learning.engine;

import regulus.learning.setting.Border;
import regulus.learning.setting.Pair;

/**
 * How a kernel or a pool moves over an image.
 *
 * @param size height and width of the kernel or pool
 * @param strides how far it moves at a time
 * @param same whether the image is padded so that the output has {@code ceil(input / stride)}
 *     positions, TensorFlow's {@code same}: what does not divide by two is added at the bottom and
 *     right; otherwise the window stays inside the image ({@code valid})
 * @param dilation distance between neighbouring elements of the kernel
 */
public record Window(Pair size, Pair strides, boolean same, Pair dilation) {

  /** How many rows of the image the kernel spans. */
  public int spanHeight() {
    return span(size.height(), dilation.height());
  }

  public int spanWidth() {
    return span(size.width(), dilation.width());
  }

  /** How many positions there are from top to bottom; 0 if the window does not fit. */
  public int outputHeight(int height) {
    return output(height, spanHeight(), strides.height());
  }

  public int outputWidth(int width) {
    return output(width, spanWidth(), strides.width());
  }

  /** What an image of this size is padded with. */
  public Border margins(int height, int width) {
    return same
        ? Border.around(
            missing(height, spanHeight(), strides.height()),
            missing(width, spanWidth(), strides.width()))
        : Border.around(0, 0);
  }

  private static int span(int size, int dilation) {
    return Math.addExact(Math.multiplyExact(size - 1, dilation), 1);
  }

  private int output(int input, int span, int stride) {
    if (same) {
      return (input + stride - 1) / stride;
    }
    return input < span ? 0 : (input - span) / stride + 1;
  }

  private int missing(int input, int span, int stride) {
    return Math.max(0, (output(input, span, stride) - 1) * stride + span - input);
  }
}
