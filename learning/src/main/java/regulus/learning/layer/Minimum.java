package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Joins;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Merging;
import regulus.learning.setting.Kind;

/**
 * The smallest of its inputs, number by number, Keras' {@code Minimum}.
 *
 * <p>Inputs of one shape, or of shapes that {@link Stretch stretch} to one.
 */
public record Minimum() implements Merging {
  public static final Kind<Minimum> KIND =
      new Kind<>(
          "minimum",
          "Minimum",
          Minimum.class,
          List.of(),
          values -> new Minimum(),
          "The smallest of several layers.");

  @Override
  public Kind<Minimum> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Stretch.of(inputs);
  }

  @Override
  public Tensor forward(List<Tensor> inputs) {
    return Joins.minimum(inputs);
  }
}
