package regulus.learning.engine;

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

  Margins margins(int height, int width) {
    return same
        ? Margins.of(
            missing(height, spanHeight(), strides.height()),
            missing(width, spanWidth(), strides.width()))
        : Margins.of(0, 0);
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

  /** Rows and columns added around an image. */
  record Margins(int top, int bottom, int left, int right) {
    static Margins of(int rows, int columns) {
      return new Margins(rows / 2, rows - rows / 2, columns / 2, columns - columns / 2);
    }

    boolean symmetric() {
      return top == bottom && left == right;
    }

    /** What libtorch's own padding takes. */
    long[] both() {
      return new long[] {top, left};
    }

    org.bytedeco.pytorch.Tensor pad(org.bytedeco.pytorch.Tensor images, double value) {
      long[] lastDimensionFirst = {left, right, top, bottom};
      return org.bytedeco.pytorch.global.torch.constant_pad_nd(
          images, lastDimensionFirst, new org.bytedeco.pytorch.Scalar(value));
    }
  }
}
