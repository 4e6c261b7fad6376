package regulus.learning.engine;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;
import regulus.learning.setting.Border;

/** Rows and columns around images. */
public final class Borders {
  private Borders() {}

  /**
   * Images with a border of one value.
   *
   * @param images [batch, height, width, channels]
   */
  public static Tensor pad(Tensor images, Border border, double value) {
    return new Tensor(pad(images.as(Arrangement.IMAGES), border, value), Arrangement.IMAGES);
  }

  /** As above, on images as libtorch arranges them. */
  static org.bytedeco.pytorch.Tensor pad(
      org.bytedeco.pytorch.Tensor images, Border border, double value) {
    long[] lastDimensionFirst = {border.left(), border.right(), border.top(), border.bottom()};
    return torch.constant_pad_nd(images, lastDimensionFirst, new Scalar(value));
  }

  /**
   * Images without their border.
   *
   * @param images [batch, height, width, channels], more than the border in both directions
   */
  public static Tensor crop(Tensor images, Border border) {
    int height = images.size(1) - border.top() - border.bottom();
    int width = images.size(2) - border.left() - border.right();
    return new Tensor(
        images
            .as(Arrangement.IMAGES)
            .narrow(2, border.top(), height)
            .narrow(3, border.left(), width),
        Arrangement.IMAGES);
  }

  /** Of a symmetric border, what libtorch's own padding takes. */
  static long[] both(Border border) {
    return new long[] {border.top(), border.left()};
  }
}
