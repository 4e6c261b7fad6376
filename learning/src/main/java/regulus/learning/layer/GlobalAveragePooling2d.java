package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.Kind;

/**
 * The mean of each channel over the whole image.
 *
 * <p>Input [batch, height, width, channels], output [batch, channels], or [batch, 1, 1, channels].
 *
 * @param keepdims whether height and width stay as dimensions of size 1; not by default
 */
public record GlobalAveragePooling2d(boolean keepdims) implements Layer {
  public static final Kind<GlobalAveragePooling2d> KIND =
      new Kind<>(
          "global_average_pooling2d",
          "GlobalAveragePooling2D",
          GlobalAveragePooling2d.class,
          List.of(LayerSettings.KEEPDIMS),
          values -> new GlobalAveragePooling2d(values.flag("keepdims")),
          "The mean of each channel over the whole image.");

  @Override
  public Kind<GlobalAveragePooling2d> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Windows.checkImage(input);
    return keepdims ? Shape.of(1, 1, input.channels()) : Shape.of(input.channels());
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return Reductions.meanOfImages(input, keepdims);
  }
}
