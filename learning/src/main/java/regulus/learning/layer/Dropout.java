package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Masks;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * Sets a random share of its inputs to 0 and scales the rest by {@code 1 / (1 - rate)} while
 * training; does nothing otherwise (Srivastava and others 2014). What is dropped depends on seed,
 * layer name and step alone.
 *
 * @param rate share that is set to 0, from 0 to below 1
 */
public record Dropout(double rate) implements Layer {
  public static final Kind<Dropout> KIND =
      new Kind<>(
          "dropout",
          "Dropout",
          Dropout.class,
          List.of(Setting.required("rate", SettingType.rate(), "share of inputs that is set to 0")),
          values -> new Dropout(values.number("rate")),
          "Sets a random share of its inputs to 0 while training.");

  public Dropout {
    if (!(rate >= 0 && rate < 1)) {
      throw InvalidSetting.of("rate", "a number from 0 to below 1", rate);
    }
  }

  @Override
  public Kind<Dropout> kind() {
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
    return !pass.training() || rate == 0
        ? input
        : Arithmetic.multiply(input, Masks.kept(input, 1 - rate, pass.random()));
  }
}
