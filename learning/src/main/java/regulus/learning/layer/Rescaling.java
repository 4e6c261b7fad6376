package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * {@code input · scale + offset}.
 *
 * @param scale such as 1/255 for pixels from 0 to 255
 * @param offset 0 by default
 */
public record Rescaling(double scale, double offset) implements Layer {
  public static final Kind<Rescaling> KIND =
      new Kind<>(
          "rescaling",
          "Rescaling",
          Rescaling.class,
          List.of(
              Setting.required("scale", SettingType.number(), "factor, such as 1/255"),
              Setting.optional("offset", SettingType.number(), 0.0, "Added after scaling.")),
          values -> new Rescaling(values.number("scale"), values.number("offset")),
          "input · scale + offset.");

  @Override
  public Kind<Rescaling> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    Tensor scaled = Arithmetic.multiply(input, scale);
    return offset == 0 ? scaled : Arithmetic.add(scaled, offset);
  }
}
