package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Normalizations;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.Kind;

/**
 * {@code x / √Σx²} over some dimensions, so that their numbers have length 1, Keras' {@code
 * UnitNormalization}. Zeros stay zeros. Any shape in and out.
 *
 * @param axis over which dimensions, the batch being 0; the last by default
 */
public record UnitNormalization(List<Integer> axis) implements Layer {
  public static final Kind<UnitNormalization> KIND =
      new Kind<>(
          "unit_normalization",
          "UnitNormalization",
          UnitNormalization.class,
          List.of(Axes.setting("Over which dimensions, the batch being 0; -1 is the last.")),
          values -> new UnitNormalization(values.wholes("axis")),
          "Divides numbers by the root of the sum of their squares.");

  public UnitNormalization {
    axis = List.copyOf(axis);
  }

  @Override
  public Kind<UnitNormalization> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Axes.of(axis, input);
    return input;
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    Shape shape = new Shape(input.shape().subList(1, input.rank()));
    return Normalizations.unit(input, Axes.of(axis, shape));
  }
}
