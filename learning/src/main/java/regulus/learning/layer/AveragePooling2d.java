package regulus.learning.layer;

import regulus.learning.Shape;
import regulus.learning.engine.Poolings;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Window;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Pair;

/**
 * The mean of the values under each position of a window, channel by channel; padding does not
 * count.
 *
 * <p>Input [batch, height, width, channels], output [batch, height', width', channels].
 *
 * @param window Keras' defaults: 2 × 2, moved by its own size, valid
 */
public record AveragePooling2d(Window window) implements Layer {
  public static final Kind<AveragePooling2d> KIND =
      new Kind<>(
          "average_pooling2d",
          "AveragePooling2D",
          AveragePooling2d.class,
          LayerSettings.pooling(),
          values -> new AveragePooling2d(Windows.ofPool(values)),
          "The mean of the values under each position of a window; padding does not count.");

  /** Moved by its own size, valid. */
  public static AveragePooling2d of(int poolSize) {
    Pair size = Pair.of(poolSize);
    return new AveragePooling2d(Windows.pool(size, size, false));
  }

  @Override
  public Kind<AveragePooling2d> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    return Windows.output(input, window, input.channels(), "pool");
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return Poolings.average(input, window);
  }
}
