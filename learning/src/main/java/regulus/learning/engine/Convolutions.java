package regulus.learning.engine;

import java.util.Optional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import regulus.learning.setting.Border;

/** Convolutions over images. */
public final class Convolutions {
  private Convolutions() {}

  /**
   * Cross-correlates, as deep learning's convolutions do.
   *
   * @param images [batch, height, width, channels]
   * @param kernel [height, width, channels / groups, filters]
   * @param bias [filters], if any
   * @return [batch, output height, output width, filters]
   */
  public static Tensor conv2d(
      Tensor images, Tensor kernel, Optional<Tensor> bias, Window window, int groups) {
    return convolve(images, kernel.as(Arrangement.KERNEL), bias, window, groups);
  }

  /**
   * Cross-correlates each channel by itself.
   *
   * @param images [batch, height, width, channels]
   * @param kernel [height, width, channels, multiplier]
   * @param bias [channels · multiplier], if any
   * @return [batch, output height, output width, channels · multiplier], the results of a channel
   *     side by side
   */
  public static Tensor depthwise(
      Tensor images, Tensor kernel, Optional<Tensor> bias, Window window) {
    long channels = kernel.size(2);
    long filters = channels * kernel.size(3);
    org.bytedeco.pytorch.Tensor byChannel =
        kernel
            .as(Arrangement.KERNEL)
            .permute(1, 0, 2, 3)
            .reshape(filters, 1, kernel.size(0), kernel.size(1));
    return convolve(images, byChannel, bias, window, channels);
  }

  private static Tensor convolve(
      Tensor images,
      org.bytedeco.pytorch.Tensor kernel,
      Optional<Tensor> bias,
      Window window,
      long groups) {
    org.bytedeco.pytorch.Tensor x = images.as(Arrangement.IMAGES);
    Border margins = window.margins(images.size(1), images.size(2));
    long[] padding = Borders.both(margins);
    if (!margins.symmetric()) {
      x = Borders.pad(x, margins, 0);
      padding = new long[] {0, 0};
    }
    return new Tensor(
        torch.conv2d(
            x,
            kernel,
            bias.map(b -> new TensorOptional(b.plain())).orElseGet(TensorOptional::new),
            Pairs.longs(window.strides()),
            padding,
            Pairs.longs(window.dilation()),
            groups),
        Arrangement.IMAGES);
  }
}
