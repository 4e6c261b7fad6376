package regulus.learning.initializer;

import java.util.List;
import regulus.learning.network.Initializer;
import regulus.learning.network.InvalidLayer;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * 1 on the diagonal of a matrix, 0 elsewhere.
 *
 * @param gain factor of every element; Keras' default is 1
 */
public record Identity(double gain) implements Initializer {
  public static final Kind<Identity> KIND =
      new Kind<>(
          "identity",
          "Identity",
          Identity.class,
          List.of(Setting.optional("gain", SettingType.number(), 1.0, "Factor of every element.")),
          values -> new Identity(values.number("gain")),
          "1 on the diagonal, 0 elsewhere; for dense kernels.");

  @Override
  public float[] draw(List<Integer> shape, Stream random) {
    int columns = shape.get(1);
    float[] values = new float[Math.multiplyExact(shape.get(0), columns)];
    for (int i = 0; i < Math.min(shape.get(0), columns); i++) {
      values[i * columns + i] = (float) gain;
    }
    return values;
  }

  @Override
  public void check(String weight, List<Integer> shape) {
    if (shape.size() != 2) {
      throw new InvalidLayer(
          "identity is for matrices, %s has the shape %s; choose another initializer"
              .formatted(weight, shape));
    }
  }
}
