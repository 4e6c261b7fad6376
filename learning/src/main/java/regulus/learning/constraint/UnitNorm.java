package regulus.learning.constraint;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Constraint;
import regulus.learning.setting.Kind;

/**
 * Vectors are brought to the length 1.
 *
 * @param axis the dimensions that a vector runs along; Keras' default is 0
 */
public record UnitNorm(List<Integer> axis) implements Constraint {
  public static final Kind<UnitNorm> KIND =
      new Kind<>(
          "unit_norm",
          "UnitNorm",
          UnitNorm.class,
          List.of(Norms.AXIS),
          values -> new UnitNorm(Norms.axes(values)),
          "Brings vectors to the length 1.");

  public UnitNorm {
    axis = List.copyOf(axis);
  }

  @Override
  public Tensor apply(Tensor weight) {
    return Arithmetic.divide(weight, Arithmetic.add(Norms.of(weight, axis), Norms.EPSILON));
  }

  @Override
  public void check(String weight, List<Integer> shape) {
    Norms.check(weight, shape, axis);
  }
}
