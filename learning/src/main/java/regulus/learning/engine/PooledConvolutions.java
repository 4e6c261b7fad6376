package regulus.learning.engine;

import java.util.Optional;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.global.torch;
import regulus.learning.setting.Border;

/** Convolutions of which only the maxima under a pooling's windows are wanted. */
public final class PooledConvolutions {
  private static final long[] NONE = {0, 0};
  private static final long[] ONE = {1, 1};
  private static final Border NO_BORDER = Border.around(0, 0);

  /** Of how many numbers a pooling must leave one, for gradients of those alone to pay. */
  private static final int SPARSE = 16;

  private PooledConvolutions() {}

  /**
   * @param kernel how the convolution's kernel moves
   * @param groups the channels and filters fall into so many
   * @param pool how the pooling moves over the convolution's output
   */
  public record Windows(Window kernel, int groups, Window pool) {}

  /**
   * The largest values of a convolution under each window of a pooling.
   *
   * <p>Where the images need no gradient and the pooling leaves one number of sixteen or fewer, the
   * kernel's gradient is summed up over the patches that won, instead of convolving a map of the
   * full size that is zero nearly everywhere. It is the same sum in another order.
   *
   * @param images [batch, height, width, channels]
   * @param kernel [height, width, channels / groups, filters]
   * @param back how gradients will be computed; none where none will be or libtorch is to do it
   */
  public static Tensor max(
      Tensor images, Tensor kernel, Windows windows, Optional<Backpropagation> back) {
    boolean learns = GradMode.is_enabled() && kernel.held().requires_grad();
    if (!sparse(images, kernel, windows) || (learns && back.isEmpty())) {
      Tensor map =
          Convolutions.conv2d(images, kernel, Optional.empty(), windows.kernel(), windows.groups());
      return Poolings.max(map, windows.pool());
    }
    Winners winners = Gradients.without(() -> winners(images, kernel, windows));
    if (learns) {
      winners.values().requires_grad_(true);
      back.get()
          .add(
              PatchGradient.remember(
                  images, kernel, windows.kernel(), winners.values(), winners.places()));
    }
    return new Tensor(winners.values(), Arrangement.IMAGES);
  }

  /** The largest values, and where each stands in its map. */
  private record Winners(org.bytedeco.pytorch.Tensor values, org.bytedeco.pytorch.Tensor places) {}

  private static Winners winners(Tensor images, Tensor kernel, Windows windows) {
    long[] size = Pairs.longs(windows.pool().size());
    long[] strides = Pairs.longs(windows.pool().strides());
    T_TensorTensor_T found =
        torch.max_pool2d_with_indices(
            NarrowConvolution.convolve(images, kernel, windows.kernel()),
            size,
            strides,
            NONE,
            ONE,
            false);
    // Handles of their own: the pair's are gone with it.
    return new Winners(
        new org.bytedeco.pytorch.Tensor(found.get0()),
        new org.bytedeco.pytorch.Tensor(found.get1()));
  }

  private static boolean sparse(Tensor images, Tensor kernel, Windows windows) {
    int rows = windows.kernel().outputHeight(images.size(1));
    int columns = windows.kernel().outputWidth(images.size(2));
    return windows.groups() == 1
        && windows.pool().strides().height() * windows.pool().strides().width() >= SPARSE
        && windows.kernel().margins(images.size(1), images.size(2)).equals(NO_BORDER)
        && windows.pool().margins(rows, columns).equals(NO_BORDER)
        && PatchGradient.knows(images, kernel, windows.kernel());
  }
}
