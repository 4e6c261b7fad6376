package regulus.learning.engine;

import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import regulus.learning.setting.Pair;

/**
 * The gradient of a convolution's input, as an operation of its own, with TensorFlow's sizes.
 *
 * @param window of that convolution
 * @param outputPadding rows and columns more than the smallest output that the window could have
 *     gone over; by default what makes {@code same} side · stride, and {@code valid} at least that
 */
public record TransposedConvolution(Window window, Optional<Pair> outputPadding) {
  private static final long[] NONE = {0, 0};

  /** How many rows come out; below 1 if none is left. */
  public int outputHeight(int height) {
    Optional<Integer> padding = outputPadding.map(Pair::height);
    return output(height, window.spanHeight(), window.strides().height(), padding);
  }

  public int outputWidth(int width) {
    Optional<Integer> padding = outputPadding.map(Pair::width);
    return output(width, window.spanWidth(), window.strides().width(), padding);
  }

  private int output(int input, int span, int stride, Optional<Integer> padding) {
    int reached = Math.multiplyExact(input - 1, stride);
    int more =
        window.same()
            ? padding.map(p -> span % 2 + p).orElse(stride)
            : Math.addExact(span, padding.orElse(Math.max(stride - span, 0)));
    return Math.addExact(reached, more);
  }

  /**
   * @param images [batch, height, width, channels]
   * @param kernel [height, width, filters, channels]
   * @param bias [filters], if any
   * @return [batch, output height, output width, filters]
   */
  public Tensor of(Tensor images, Tensor kernel, Optional<Tensor> bias) {
    org.bytedeco.pytorch.Tensor whole =
        torch.conv_transpose2d(
            images.as(Arrangement.IMAGES),
            kernel.as(Arrangement.KERNEL),
            new TensorOptional(),
            Pairs.longs(window.strides()),
            NONE,
            NONE,
            1,
            Pairs.longs(window.dilation()));
    org.bytedeco.pytorch.Tensor rows = part(whole, 2, outputHeight(images.size(1)));
    Tensor output = new Tensor(part(rows, 3, outputWidth(images.size(2))), Arrangement.IMAGES);
    return bias.map(b -> Arithmetic.addToChannels(output, b)).orElse(output);
  }

  /**
   * What {@code same} padding had added is cut off, more of it at the end; zeros where it lacks.
   */
  private org.bytedeco.pytorch.Tensor part(
      org.bytedeco.pytorch.Tensor whole, int dimension, int wanted) {
    long size = whole.size(dimension);
    long before = window.same() ? Math.max(size - wanted, 0) / 2 : 0;
    long there = Math.min(wanted, size - before);
    org.bytedeco.pytorch.Tensor cut =
        before == 0 && there == size ? whole : whole.narrow(dimension, before, there);
    long missing = wanted - there;
    long[] border = dimension == 2 ? new long[] {0, 0, 0, missing} : new long[] {0, missing};
    return missing == 0 ? cut : torch.constant_pad_nd(cut, border, new Scalar(0.0));
  }
}
