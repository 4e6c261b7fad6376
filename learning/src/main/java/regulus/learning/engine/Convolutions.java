package regulus.learning.engine;

import java.util.Optional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

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
    org.bytedeco.pytorch.Tensor x = images.as(Arrangement.IMAGES);
    Window.Margins margins = window.margins(images.size(1), images.size(2));
    long[] padding = margins.both();
    if (!margins.symmetric()) {
      x = margins.pad(x, 0);
      padding = new long[] {0, 0};
    }
    return new Tensor(
        torch.conv2d(
            x,
            kernel.as(Arrangement.KERNEL),
            bias.map(b -> new TensorOptional(b.plain())).orElseGet(TensorOptional::new),
            Pairs.longs(window.strides()),
            padding,
            Pairs.longs(window.dilation()),
            groups),
        Arrangement.IMAGES);
  }
}
