package regulus.learning.engine;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Images that straight lines or distances do not survive in, each of a batch in its own way:
 * [batch, height, width, channels].
 */
public final class Distortions {
  /** Beyond it there is nothing of an image that reaches from -1 to 1. */
  private static final double OUTSIDE = 3;

  private Distortions() {}

  /**
   * Images seen from elsewhere.
   *
   * @param views one for each image, which has at least 2 rows and 2 columns
   * @param sampler that fills what is outside with a value
   */
  public static Tensor seen(Tensor images, List<Perspective> views, Sampler sampler) {
    if (sampler.outside() != Fill.CONSTANT) {
      throw new IllegalArgumentException("There is nothing behind the horizon to repeat.");
    }
    int height = images.size(1);
    int width = images.size(2);
    double[] matrices =
        views.stream()
            .flatMapToDouble(view -> Arrays.stream(view.ofUnitSquare(height, width)))
            .toArray();
    org.bytedeco.pytorch.Tensor seen =
        pixels(images)
            .matmul(
                Creation.of(matrices, Precision.of(images), List.of(views.size(), 3, 3)).plain());
    org.bytedeco.pytorch.Tensor places = seen.narrow(2, 0, 2).div(seen.narrow(2, 2, 1));
    DoubleOptional outside = new DoubleOptional(OUTSIDE);
    places.nan_to_num_(outside, outside, outside);
    places.clamp_min_(new Scalar(-OUTSIDE)).clamp_max_(new Scalar(OUTSIDE));
    return Warps.read(images, places.reshape(views.size(), height, width, 2), sampler);
  }

  /** Of every pixel its column, its row and 1: [height · width, 3]. */
  private static org.bytedeco.pytorch.Tensor pixels(Tensor images) {
    int height = images.size(1);
    int width = images.size(2);
    double[] pixels = new double[height * width * 3];
    for (int i = 0; i < height * width; i++) {
      int row = i / width;
      pixels[3 * i] = i - row * width;
      pixels[3 * i + 1] = row;
      pixels[3 * i + 2] = 1;
    }
    return Creation.of(pixels, Precision.of(images), List.of(height * width, 3)).plain();
  }

  /**
   * Images whose every pixel comes from beside its place.
   *
   * @param across how many columns to the right, [batch, height, width, 1]
   * @param down how many rows down, likewise
   */
  public static Tensor displaced(Tensor images, Tensor across, Tensor down, Sampler sampler) {
    int height = images.size(1);
    int width = images.size(2);
    org.bytedeco.pytorch.Tensor x = across.plain().select(3, 0).add(upTo(width, images));
    org.bytedeco.pytorch.Tensor y =
        down.plain().select(3, 0).add(upTo(height, images).unsqueeze(1));
    if (sampler.outside() == Fill.WRAP) {
      Sampler closed = new Sampler(sampler.interpolation(), Fill.NEAREST, 0);
      org.bytedeco.pytorch.Tensor column = x.remainder(new Scalar((double) width));
      org.bytedeco.pytorch.Tensor row = y.remainder(new Scalar((double) height));
      return Warps.read(wrapped(images), places(column, row, height + 1, width + 1), closed);
    }
    return Warps.read(images, places(x, y, height, width), sampler);
  }

  /** 0, 1 and so on, as many as said. */
  private static org.bytedeco.pytorch.Tensor upTo(int size, Tensor like) {
    double[] numbers = new double[size];
    Arrays.setAll(numbers, i -> i);
    return Creation.of(numbers, Precision.of(like), List.of(size)).plain();
  }

  /** With the first row again below the last, and the first column to the right of the last. */
  private static Tensor wrapped(Tensor images) {
    org.bytedeco.pytorch.Tensor x = images.as(Arrangement.IMAGES);
    org.bytedeco.pytorch.Tensor longer = torch.cat(new TensorVector(x, x.narrow(2, 0, 1)), 2);
    return new Tensor(
        torch.cat(new TensorVector(longer, longer.narrow(3, 0, 1)), 3), Arrangement.IMAGES);
  }

  /** Of pixels counted from the middle of the first, where an image reaches from -1 to 1. */
  private static org.bytedeco.pytorch.Tensor places(
      org.bytedeco.pytorch.Tensor x, org.bytedeco.pytorch.Tensor y, int height, int width) {
    return torch.stack(new TensorVector(inUnit(x, width), inUnit(y, height)), 3);
  }

  private static org.bytedeco.pytorch.Tensor inUnit(org.bytedeco.pytorch.Tensor x, int size) {
    return x.add(new Scalar(0.5)).mul_(new Scalar(2.0 / size)).sub_(new Scalar(1.0));
  }
}
