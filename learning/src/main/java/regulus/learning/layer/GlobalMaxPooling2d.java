package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.Kind;

/**
 * The largest value of each channel over the whole image.
 *
 * <p>Input [batch, height, width, channels], output [batch, channels], or [batch, 1, 1, channels].
 *
 * @param keepdims whether height and width stay as dimensions of size 1; not by default
 */
public record GlobalMaxPooling2d(boolean keepdims) implements Layer {
  public static final Kind<GlobalMaxPooling2d> KIND =
      new Kind<>(
          "global_max_pooling2d",
          "GlobalMaxPooling2D",
          GlobalMaxPooling2d.class,
          List.of(LayerSettings.KEEPDIMS),
          values -> new GlobalMaxPooling2d(values.flag("keepdims")),
          "The largest value of each channel over the whole image.");

  @Override
  public Kind<GlobalMaxPooling2d> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Windows.checkImage(input);
    return keepdims ? Shape.of(1, 1, input.channels()) : Shape.of(input.channels());
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return Reductions.maxOfImages(input, keepdims);
  }
}
