package regulus.learning.engine;

import java.util.List;
import org.bytedeco.pytorch.global.torch;
import regulus.learning.setting.Pair;

/** Images in another size. Pixels have their centres at half numbers, as in TensorFlow. */
public final class Scaling {
  private Scaling() {}

  /**
   * @param images [batch, height, width, channels]
   * @param size height and width of the result
   * @param antialias whether shrinking weighs all pixels that a new one covers; of no matter to
   *     {@link Interpolation#NEAREST} and {@link Interpolation#AREA}
   * @return [batch, size, channels]
   */
  public static Tensor resize(
      Tensor images, Pair size, Interpolation interpolation, boolean antialias) {
    if (size.equals(new Pair(images.size(1), images.size(2)))) {
      return images;
    }
    return switch (interpolation) {
      case NEAREST -> nearest(images, size);
      case BILINEAR ->
          antialias ? weighted(images, size, interpolation, true) : bilinear(images, size);
      case BICUBIC, LANCZOS3, LANCZOS5, AREA -> weighted(images, size, interpolation, antialias);
    };
  }

  private static Tensor bilinear(Tensor images, Pair size) {
    boolean cornersAligned = false;
    return new Tensor(
        torch.upsample_bilinear2d(images.as(Arrangement.IMAGES), Pairs.longs(size), cornersAligned),
        Arrangement.IMAGES);
  }

  private static Tensor nearest(Tensor images, Pair size) {
    boolean whole = size.height() % images.size(1) == 0 && size.width() % images.size(2) == 0;
    org.bytedeco.pytorch.Tensor x = images.as(Arrangement.IMAGES);
    return new Tensor(
        whole
            ? torch.upsample_nearest2d(x, Pairs.longs(size))
            : x.index_select(2, nearest(images.size(1), size.height()))
                .index_select(3, nearest(images.size(2), size.width())),
        Arrangement.IMAGES);
  }

  private static org.bytedeco.pytorch.Tensor nearest(int from, int to) {
    return Creation.indexes(new ScalingWeights(from, to).nearest()).plain();
  }

  /** Rows first, then columns: every interpolation weighs the one apart from the other. */
  private static Tensor weighted(
      Tensor images, Pair size, Interpolation interpolation, boolean antialias) {
    int height = images.size(1);
    int width = images.size(2);
    int channels = images.size(3);
    org.bytedeco.pytorch.Tensor rows =
        weights(images, height, size.height(), interpolation, antialias);
    org.bytedeco.pytorch.Tensor columns =
        weights(images, width, size.width(), interpolation, antialias);
    org.bytedeco.pytorch.Tensor x = images.plain().reshape(-1, height, (long) width * channels);
    org.bytedeco.pytorch.Tensor y =
        torch.matmul(rows, x).reshape(-1, size.height(), width, channels);
    return new Tensor(torch.matmul(columns, y));
  }

  private static org.bytedeco.pytorch.Tensor weights(
      Tensor images, int from, int to, Interpolation interpolation, boolean antialias) {
    double[] weights = new ScalingWeights(from, to).of(interpolation, antialias);
    return Creation.of(weights, Precision.of(images), List.of(to, from)).plain();
  }
}
