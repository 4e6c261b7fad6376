package regulus.learning.engine;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.global.torch.ScalarType;
import regulus.learning.setting.Pair;

/**
 * The gradient of a convolution's kernel where a pooling let few of its outputs through. For each
 * filter it is the sum, over the outputs that were the largest of their windows, of that output's
 * gradient times the patch of the image that it was computed from.
 */
final class PatchGradient implements Backpropagation.Detour {
  private static final Pair ONE = Pair.of(1);

  private final org.bytedeco.pytorch.Tensor images;
  private final org.bytedeco.pytorch.Tensor winners;
  private final org.bytedeco.pytorch.Tensor places;
  private final Tensor kernel;
  private final int[] starts;

  private PatchGradient(
      org.bytedeco.pytorch.Tensor images,
      org.bytedeco.pytorch.Tensor winners,
      org.bytedeco.pytorch.Tensor places,
      Tensor kernel,
      int[] starts) {
    this.images = images;
    this.winners = winners;
    this.places = places;
    this.kernel = kernel;
    this.starts = starts;
    images.retainReference();
    winners.retainReference();
    places.retainReference();
  }

  /** Whether this way is open: to 32-bit images in one piece that need no gradient themselves. */
  static boolean knows(Tensor images, Tensor kernel, Window window) {
    org.bytedeco.pytorch.Tensor plain = images.plain();
    return window.dilation().equals(ONE)
        && PatchSums.fits(kernel.size(1) * kernel.size(2))
        && plain.scalar_type().intern() == ScalarType.Float
        && plain.is_contiguous()
        && !plain.requires_grad();
  }

  /**
   * @param winners [batch, filters, height, width], the largest outputs, which libtorch's part of
   *     the way leads to
   * @param places where they stand in their map of the convolution's output, row by row
   */
  static PatchGradient remember(
      Tensor images,
      Tensor kernel,
      Window window,
      org.bytedeco.pytorch.Tensor winners,
      org.bytedeco.pytorch.Tensor places) {
    return new PatchGradient(images.plain(), winners, places, kernel, starts(images, window));
  }

  /** For each place in a map, where the patch begins that it was computed from. */
  private static int[] starts(Tensor images, Window window) {
    // A tensor's size is asked of libtorch, which takes longer than the sum it goes into.
    int width = images.size(2);
    int channels = images.size(3);
    int columns = window.outputWidth(width);
    int[] starts = new int[window.outputHeight(images.size(1)) * columns];
    for (int i = 0; i < starts.length; i++) {
      int row = i / columns * window.strides().height();
      int column = i % columns * window.strides().width();
      starts[i] = (row * width + column) * channels;
    }
    return starts;
  }

  @Override
  public void follow() {
    int filters = kernel.size(3);
    int run = kernel.size(1) * kernel.size(2);
    PatchSums.Patch patch = new PatchSums.Patch(kernel.size(0), run, pitch());
    PatchSums sums = new PatchSums(patch, filters, Math.toIntExact(winners.size(3)));
    org.bytedeco.pytorch.Tensor gradients = winners.grad().permute(0, 2, 3, 1).contiguous();
    org.bytedeco.pytorch.Tensor positions = places.permute(0, 2, 3, 1).contiguous();
    FloatPointer image = images.data_ptr_float();
    FloatPointer gradient = gradients.data_ptr_float();
    LongPointer position = positions.data_ptr_long();
    float[] pixels = new float[perImage(images)];
    float[] factors = new float[perImage(gradients)];
    long[] wins = new long[factors.length];
    for (long i = 0; i < images.size(0); i++) {
      image.position(i * pixels.length).get(pixels);
      gradient.position(i * factors.length).get(factors);
      position.position(i * wins.length).get(wins);
      sums.add(pixels, starts, wins, factors);
    }
    add(sums.values());
  }

  /** Numbers from one row of an image to the next. */
  private int pitch() {
    return Math.toIntExact(images.size(2) * images.size(3));
  }

  private static int perImage(org.bytedeco.pytorch.Tensor batch) {
    return Math.toIntExact(batch.numel() / batch.size(0));
  }

  private void add(float[] values) {
    java.util.List<Integer> channelsLast =
        java.util.List.of(kernel.size(3), kernel.size(0), kernel.size(1), kernel.size(2));
    org.bytedeco.pytorch.Tensor gradient = kernel.as(Arrangement.KERNEL).grad();
    gradient.add_(Creation.of(values, Precision.FLOAT32, channelsLast).plain().permute(0, 3, 1, 2));
  }

  @Override
  public void free() {
    images.releaseReference();
    winners.releaseReference();
    places.releaseReference();
  }
}
