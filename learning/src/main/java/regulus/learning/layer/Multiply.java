package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Joins;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Merging;
import regulus.learning.setting.Kind;

/**
 * The product of its inputs, number by number, Keras' {@code Multiply}.
 *
 * <p>Inputs of one shape, or of shapes that {@link Stretch stretch} to one.
 */
public record Multiply() implements Merging {
  public static final Kind<Multiply> KIND =
      new Kind<>(
          "multiply",
          "Multiply",
          Multiply.class,
          List.of(),
          values -> new Multiply(),
          "The product of several layers.");

  @Override
  public Kind<Multiply> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Stretch.of(inputs);
  }

  @Override
  public Tensor forward(List<Tensor> inputs) {
    return Joins.multiply(inputs);
  }
}
