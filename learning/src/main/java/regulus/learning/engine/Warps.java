package regulus.learning.engine;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import regulus.learning.setting.Pair;

/** Images moved about, each of a batch in its own way: [batch, height, width, channels]. */
public final class Warps {
  private static final boolean CORNERS_ALIGNED = false;

  /** So far beyond an edge, in pixels, a place that is meant to lie on it may come to lie. */
  private static final double ROUNDING = 1e-3;

  private Warps() {}

  /**
   * Images of the same size whose pixels come from elsewhere.
   *
   * @param moves one for each image
   */
  public static Tensor affine(Tensor images, List<Affine> moves, Sampler sampler) {
    org.bytedeco.pytorch.Tensor places = places(images, moves);
    if (sampler.outside() == Fill.WRAP) {
      places = wrapped(places, images.size(1), images.size(2));
    }
    return read(images, places, sampler);
  }

  /**
   * Images read between their pixels.
   *
   * @param places [batch, height, width, 2], column and row, an image reaching from -1 to 1; with
   *     {@link Fill#WRAP} none of them outside
   */
  static Tensor read(Tensor images, org.bytedeco.pytorch.Tensor places, Sampler sampler) {
    org.bytedeco.pytorch.Tensor x = images.as(Arrangement.IMAGES);
    boolean shifted = sampler.outside() == Fill.CONSTANT && sampler.fillValue() != 0;
    Scalar fill = new Scalar(sampler.fillValue());
    org.bytedeco.pytorch.Tensor sampled =
        torch.grid_sampler(
            shifted ? x.sub(fill) : x,
            places,
            mode(sampler.interpolation()),
            padding(sampler.outside()),
            CORNERS_ALIGNED);
    return new Tensor(shifted ? sampled.add_(fill) : sampled, Arrangement.IMAGES);
  }

  /** Turns those images over that are marked. */
  public static Tensor flip(Tensor images, boolean[] marked, boolean rows, boolean columns) {
    org.bytedeco.pytorch.Tensor x = images.as(Arrangement.IMAGES);
    long[] dimensions =
        rows && columns ? new long[] {2, 3} : rows ? new long[] {2} : new long[] {3};
    return new Tensor(torch.where(mask(marked), x.flip(dimensions), x), Arrangement.IMAGES);
  }

  /** Those images that are marked as they became, the others as they were. */
  public static Tensor where(boolean[] marked, Tensor became, Tensor were) {
    return new Tensor(
        torch.where(mask(marked), became.as(Arrangement.IMAGES), were.as(Arrangement.IMAGES)),
        Arrangement.IMAGES);
  }

  private static org.bytedeco.pytorch.Tensor mask(boolean[] marked) {
    float[] marks = new float[marked.length];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = marked[i] ? 1 : 0;
    }
    return Creation.of(marks, Precision.FLOAT32, List.of(marks.length, 1, 1, 1))
        .plain()
        .to(ScalarType.Bool);
  }

  /**
   * A window of each image.
   *
   * @param tops the first row of each window
   * @param lefts the first column of each window
   * @param size of all windows
   */
  public static Tensor windows(Tensor images, int[] tops, int[] lefts, Pair size) {
    int height = images.size(1);
    int width = images.size(2);
    int channels = images.size(3);
    long[] starts = new long[tops.length];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = ((long) i * height + tops[i]) * width + lefts[i];
    }
    org.bytedeco.pytorch.Tensor indexes =
        Creation.indexes(starts)
            .plain()
            .unsqueeze(1)
            .add(Creation.indexes(offsets(size, width)).plain().unsqueeze(0));
    return new Tensor(
        images
            .plain()
            .reshape(-1, channels)
            .index_select(0, indexes.flatten())
            .reshape(starts.length, size.height(), size.width(), channels));
  }

  /** Of a window's pixels from its first one, in an image of so many columns. */
  private static long[] offsets(Pair size, int width) {
    long[] offsets = new long[size.height() * size.width()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = (long) (i / size.width()) * width + i % size.width();
    }
    return offsets;
  }

  private static org.bytedeco.pytorch.Tensor places(Tensor images, List<Affine> moves) {
    int height = images.size(1);
    int width = images.size(2);
    double[] matrices =
        moves.stream()
            .flatMapToDouble(move -> java.util.Arrays.stream(move.ofUnitSquare(height, width)))
            .toArray();
    return torch.affine_grid_generator(
        Creation.of(matrices, Precision.of(images), List.of(moves.size(), 2, 3)).plain(),
        new long[] {moves.size(), images.size(3), height, width},
        CORNERS_ALIGNED);
  }

  /** As TensorFlow does: whole images away, then at most to the edge. */
  private static org.bytedeco.pytorch.Tensor wrapped(
      org.bytedeco.pytorch.Tensor places, int height, int width) {
    org.bytedeco.pytorch.Tensor x = wrapped(places.select(3, 0), width);
    org.bytedeco.pytorch.Tensor y = wrapped(places.select(3, 1), height);
    return torch.stack(new org.bytedeco.pytorch.TensorVector(x, y), 3);
  }

  private static org.bytedeco.pytorch.Tensor wrapped(org.bytedeco.pytorch.Tensor places, int size) {
    double last = size - 1;
    org.bytedeco.pytorch.Tensor pixels =
        places.add(new Scalar(1.0)).mul_(new Scalar(size / 2.0)).sub_(new Scalar(0.5));
    org.bytedeco.pytorch.Tensor outside =
        pixels.sub(new Scalar(last / 2)).abs_().gt(new Scalar(last / 2 + ROUNDING));
    org.bytedeco.pytorch.Tensor images = pixels.div(new Scalar(Math.max(1, last))).trunc_();
    images.sub_(pixels.lt(new Scalar(0.0)).to(pixels.scalar_type())).mul_(outside);
    pixels.sub_(images, new Scalar((double) size));
    return pixels.add_(new Scalar(0.5)).mul_(new Scalar(2.0 / size)).sub_(new Scalar(1.0));
  }

  /** What libtorch calls them. */
  private static long mode(Interpolation interpolation) {
    return interpolation == Interpolation.NEAREST ? 1 : 0;
  }

  private static long padding(Fill fill) {
    return switch (fill) {
      case CONSTANT -> 0;
      case NEAREST, WRAP -> 1;
      case REFLECT -> 2;
    };
  }
}
