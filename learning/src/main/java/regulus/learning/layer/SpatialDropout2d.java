package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Masks;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * Dropout of whole channels (Tompson and others 2014), Keras' {@code SpatialDropout2D}: while
 * training, each channel of each image is set to 0 with probability {@code rate}, or else scaled by
 * {@code 1 / (1 - rate)}.
 *
 * <p>Images [batch, height, width, channels] in and out.
 *
 * @param rate share of channels that is set to 0, from 0 to below 1
 */
public record SpatialDropout2d(double rate) implements Layer {
  public static final Kind<SpatialDropout2d> KIND =
      new Kind<>(
          "spatial_dropout2d",
          "SpatialDropout2D",
          SpatialDropout2d.class,
          List.of(
              Setting.required("rate", SettingType.rate(), "share of channels that is set to 0")),
          values -> new SpatialDropout2d(values.number("rate")),
          "Sets a random share of the channels to 0 while training.");

  @Override
  public Kind<SpatialDropout2d> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Windows.checkImage(input);
    return input;
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return !pass.training() || rate == 0
        ? input
        : Arithmetic.multiply(input, Masks.keptChannels(input, 1 - rate, pass.random()));
  }
}
