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
 * Adds normal noise of mean 0 while training, Keras' {@code GaussianNoise}. Any shape in and out.
 *
 * @param stddev of the noise, from 0 to 1 as in Keras
 */
public record GaussianNoise(double stddev) implements Layer {
  public static final Kind<GaussianNoise> KIND =
      new Kind<>(
          "gaussian_noise",
          "GaussianNoise",
          GaussianNoise.class,
          List.of(
              Setting.required(
                  "stddev", SettingType.fraction(), "standard deviation of the noise")),
          values -> new GaussianNoise(values.number("stddev")),
          "Adds normal noise while training.");

  @Override
  public Kind<GaussianNoise> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return !pass.training() || stddev == 0
        ? input
        : Arithmetic.add(input, Masks.normal(input, 0, stddev, pass.random()));
  }
}
