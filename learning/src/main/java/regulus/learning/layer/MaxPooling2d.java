package regulus.learning.layer;

import regulus.learning.Shape;
import regulus.learning.engine.Poolings;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Window;
import regulus.learning.network.Maximum;
import regulus.learning.network.Pass;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Pair;

/**
 * The largest value under each position of a window, channel by channel.
 *
 * <p>Input [batch, height, width, channels], output [batch, height', width', channels].
 *
 * @param window Keras' defaults: 2 × 2, moved by its own size, valid
 */
public record MaxPooling2d(Window window) implements Maximum {
  public static final Kind<MaxPooling2d> KIND =
      new Kind<>(
          "max_pooling2d",
          "MaxPooling2D",
          MaxPooling2d.class,
          LayerSettings.pooling(),
          values -> new MaxPooling2d(Windows.ofPool(values)),
          "The largest value under each position of a window.");

  /** Moved by its own size, valid. */
  public static MaxPooling2d of(int poolSize) {
    Pair size = Pair.of(poolSize);
    return new MaxPooling2d(Windows.pool(size, size, false));
  }

  @Override
  public Kind<MaxPooling2d> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    return Windows.output(input, window, input.channels(), "pool");
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return Poolings.max(input, window);
  }
}
