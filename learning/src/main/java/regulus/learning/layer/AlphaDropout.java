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
 * The dropout that goes with selu (Klambauer and others 2017), Keras' {@code AlphaDropout}: while
 * training, a share of the inputs becomes selu's lowest value, and all are then scaled and shifted
 * so that mean 0 and variance 1 stay. Any shape in and out.
 *
 * @param rate share that is dropped, from 0 to below 1
 */
public record AlphaDropout(double rate) implements Layer {
  /** Selu's limit below, - scale · alpha. */
  private static final double LOWEST = -1.0507009873554805 * 1.6732632423543772;

  public static final Kind<AlphaDropout> KIND =
      new Kind<>(
          "alpha_dropout",
          "AlphaDropout",
          AlphaDropout.class,
          List.of(Setting.required("rate", SettingType.rate(), "share of inputs that is dropped")),
          values -> new AlphaDropout(values.number("rate")),
          "Sets a random share of its inputs to selu's lowest value while training, and keeps mean"
              + " and variance.");

  @Override
  public Kind<AlphaDropout> kind() {
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
    double scale = 1 / Math.sqrt((1 - rate) * (1 + rate * LOWEST * LOWEST));
    double offset = -scale * LOWEST * rate;
    Tensor kept = Masks.marked(input, 1 - rate, pass.random());
    Tensor lowered = Arithmetic.multiply(Arithmetic.from(1, kept), LOWEST);
    Tensor dropped = Arithmetic.add(Arithmetic.multiply(input, kept), lowered);
    return Arithmetic.add(Arithmetic.multiply(dropped, scale), offset);
  }
}
