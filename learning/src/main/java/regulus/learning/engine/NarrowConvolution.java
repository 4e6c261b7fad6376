package regulus.learning.engine;

import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Convolutions with few filters. A processor multiplies sixteen numbers at once, and with channels
 * last these are the filters of one pixel: eight filters leave half of them empty. So two
 * neighbouring columns are computed as one column of twice as many filters, with the kernel beside
 * itself, one column further to the right; the result lies in memory as if they had been computed
 * one by one.
 */
final class NarrowConvolution {
  private static final int LANES = 16;
  private static final long[] NONE = {0, 0};
  private static final long[] ONE = {1, 1};

  private NarrowConvolution() {}

  /**
   * A convolution without padding, dilation and groups; no gradients flow through it.
   *
   * @return [batch, filters, output height, output width]
   */
  static org.bytedeco.pytorch.Tensor convolve(Tensor images, Tensor kernel, Window window) {
    org.bytedeco.pytorch.Tensor x = images.as(Arrangement.IMAGES);
    org.bytedeco.pytorch.Tensor w = kernel.as(Arrangement.KERNEL);
    int columns = window.outputWidth(images.size(2));
    if (2 * kernel.size(3) > LANES || window.strides().width() != 1 || columns % 2 != 0) {
      return convolve(x, w, Pairs.longs(window.strides()));
    }
    long[] strides = {window.strides().height(), 2};
    org.bytedeco.pytorch.Tensor pairs = convolve(x, beside(w), strides).permute(0, 2, 3, 1);
    return pairs.reshape(pairs.size(0), pairs.size(1), columns, kernel.size(3)).permute(0, 3, 1, 2);
  }

  /** The kernel, and after its filters the kernel again, one column further to the right. */
  private static org.bytedeco.pytorch.Tensor beside(org.bytedeco.pytorch.Tensor kernel) {
    long filters = kernel.size(0);
    long width = kernel.size(3);
    long[] channelsLast = {2 * filters, kernel.size(2), width + 1, kernel.size(1)};
    org.bytedeco.pytorch.Tensor both =
        torch.zeros(channelsLast, new TensorOptions(kernel.scalar_type())).permute(0, 3, 1, 2);
    both.narrow(0, 0, filters).narrow(3, 0, width).copy_(kernel);
    both.narrow(0, filters, filters).narrow(3, 1, width).copy_(kernel);
    return both;
  }

  private static org.bytedeco.pytorch.Tensor convolve(
      org.bytedeco.pytorch.Tensor images, org.bytedeco.pytorch.Tensor kernel, long[] strides) {
    return torch.conv2d(images, kernel, new TensorOptional(), strides, NONE, ONE, 1);
  }
}
