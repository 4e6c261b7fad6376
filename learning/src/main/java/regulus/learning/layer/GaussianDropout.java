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
 * Multiplies by normal noise of mean 1 and standard deviation {@code √(rate / (1 - rate))} while
 * training (Srivastava and others 2014), Keras' {@code GaussianDropout}: mean and variance are
 * those of a dropout of that rate. Any shape in and out.
 *
 * @param rate of the dropout that it stands for, from 0 to below 1
 */
public record GaussianDropout(double rate) implements Layer {
  public static final Kind<GaussianDropout> KIND =
      new Kind<>(
          "gaussian_dropout",
          "GaussianDropout",
          GaussianDropout.class,
          List.of(
              Setting.required(
                  "rate", SettingType.rate(), "rate of the dropout whose variance it has")),
          values -> new GaussianDropout(values.number("rate")),
          "Multiplies by normal noise of mean 1 while training.");

  @Override
  public Kind<GaussianDropout> kind() {
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
    if (!pass.training() || rate == 0) {
      return input;
    }
    double deviation = Math.sqrt(rate / (1 - rate));
    return Arithmetic.multiply(input, Masks.normal(input, 1, deviation, pass.random()));
  }
}
