package regulus.learning.layer;

import java.util.ArrayList;
import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.network.WeightSpec;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * {@code x} above 0 and {@code alpha · x} below, alpha being learned (He and others 2015), Keras'
 * {@code PReLU}.
 *
 * <p>Any shape in and out; alpha has an example's shape, 1 along the shared dimensions.
 *
 * @param alpha how it begins and what it costs
 * @param sharedAxes dimensions along which alpha is one, the batch being 0: 1 and 2 for one alpha
 *     per channel of images; none by default
 */
public record PRelu(Drawn alpha, List<Integer> sharedAxes) implements Layer {
  private static final String SHARED = "shared_axes";
  private static final SettingType AXIS = new SettingType.Whole(1, 8);

  public static final Kind<PRelu> KIND =
      new Kind<>(
          "prelu",
          "PReLU",
          PRelu.class,
          settings(),
          PRelu::from,
          "relu with a slope below 0 that is learned.");

  public PRelu {
    sharedAxes = List.copyOf(sharedAxes);
  }

  private static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>(Drawn.settings("alpha", "alpha", "zeros"));
    settings.add(
        Setting.optional(
            SHARED,
            new SettingType.Either(AXIS, new SettingType.Many(AXIS)),
            null,
            "Dimensions along which there is one alpha: [1, 2] for one per channel of images."));
    return settings;
  }

  private static PRelu from(Values values) {
    return new PRelu(Drawn.from(values, "alpha"), values.wholes(SHARED));
  }

  @Override
  public Kind<PRelu> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    for (int axis : sharedAxes) {
      if (axis > input.rank()) {
        throw new InvalidLayer(
            "shared_axes " + axis + " is not one of the input's dimensions 1 to " + input.rank());
      }
    }
    return input;
  }

  @Override
  public List<WeightSpec> weights(Shape input) {
    List<Integer> shape = new ArrayList<>(input.dimensions());
    sharedAxes.forEach(axis -> shape.set(axis - 1, 1));
    return List.of(alpha.weight("alpha", shape));
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    Tensor below = Elementwise.relu(Arithmetic.multiply(input, -1));
    Tensor bent = Arithmetic.multiply(below, pass.weight("alpha"));
    return Arithmetic.subtract(Elementwise.relu(input), bent);
  }
}
