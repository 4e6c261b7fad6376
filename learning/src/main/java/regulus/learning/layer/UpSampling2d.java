package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Interpolation;
import regulus.learning.engine.Scaling;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Pair;

/**
 * Images enlarged by whole factors, Keras' {@code UpSampling2D}.
 *
 * <p>Input [batch, height, width, channels], output [batch, height · factor, width · factor,
 * channels].
 *
 * @param size the factors; 2 in both directions by default
 * @param interpolation nearest by default, which repeats pixels
 */
public record UpSampling2d(Pair size, Interpolation interpolation) implements Layer {
  public static final Kind<UpSampling2d> KIND =
      new Kind<>(
          "up_sampling2d",
          "UpSampling2D",
          UpSampling2d.class,
          List.of(
              LayerSettings.size("size", 2, "By what factors height and width grow."),
              LayerSettings.interpolation("nearest", Interpolation.WORDS)),
          values ->
              new UpSampling2d(values.pair("size"), Interpolation.of(values.text("interpolation"))),
          "Images enlarged by whole factors.");

  @Override
  public Kind<UpSampling2d> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Windows.checkImage(input);
    return Shape.of(
        Math.multiplyExact(input.height(), size.height()),
        Math.multiplyExact(input.width(), size.width()),
        input.channels());
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    Pair grown = new Pair(input.size(1) * size.height(), input.size(2) * size.width());
    return Scaling.resize(input, grown, interpolation, false);
  }
}
