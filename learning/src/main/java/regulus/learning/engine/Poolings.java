package regulus.learning.engine;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.global.torch;
import regulus.learning.setting.Border;

/** Poolings over images [batch, height, width, channels]. */
public final class Poolings {
  private static final long[] NONE = {0, 0};
  private static final long[] ONE = {1, 1};

  private Poolings() {}

  /** The largest value under each window; padding never wins. */
  public static Tensor max(Tensor images, Window window) {
    org.bytedeco.pytorch.Tensor x = images.as(Arrangement.IMAGES);
    Border margins = window.margins(images.size(1), images.size(2));
    long[] padding = Borders.both(margins);
    if (!margins.symmetric()) {
      x = Borders.pad(x, margins, Double.NEGATIVE_INFINITY);
      padding = NONE;
    }
    return new Tensor(
        torch.max_pool2d(
            x, Pairs.longs(window.size()), Pairs.longs(window.strides()), padding, ONE, false),
        Arrangement.IMAGES);
  }

  /** The mean of the image's values under each window; padding does not count. */
  public static Tensor average(Tensor images, Window window) {
    org.bytedeco.pytorch.Tensor x = images.as(Arrangement.IMAGES);
    Border margins = window.margins(images.size(1), images.size(2));
    return new Tensor(
        margins.symmetric()
            ? average(x, window, Borders.both(margins), new LongOptional())
            : averagePadded(x, window, margins),
        Arrangement.IMAGES);
  }

  /** Sums under the windows of the padded image, divided by the same sums of an image of ones. */
  private static org.bytedeco.pytorch.Tensor averagePadded(
      org.bytedeco.pytorch.Tensor x, Window window, Border margins) {
    LongOptional undivided = new LongOptional(1);
    org.bytedeco.pytorch.Tensor ones = torch.ones_like(x.narrow(0, 0, 1).narrow(1, 0, 1).detach());
    return average(Borders.pad(x, margins, 0), window, NONE, undivided)
        .div(average(Borders.pad(ones, margins, 0), window, NONE, undivided));
  }

  private static org.bytedeco.pytorch.Tensor average(
      org.bytedeco.pytorch.Tensor x, Window window, long[] padding, LongOptional divisor) {
    boolean countPadding = false;
    return torch.avg_pool2d(
        x,
        Pairs.longs(window.size()),
        Pairs.longs(window.strides()),
        padding,
        false,
        countPadding,
        divisor);
  }
}
