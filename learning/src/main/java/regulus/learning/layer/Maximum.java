package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Joins;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Merging;
import regulus.learning.setting.Kind;

/**
 * The largest of its inputs, number by number, Keras' {@code Maximum}.
 *
 * <p>Inputs of one shape, or of shapes that {@link Stretch stretch} to one.
 */
public record Maximum() implements Merging {
  public static final Kind<Maximum> KIND =
      new Kind<>(
          "maximum",
          "Maximum",
          Maximum.class,
          List.of(),
          values -> new Maximum(),
          "The largest of several layers.");

  @Override
  public Kind<Maximum> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Stretch.of(inputs);
  }

  @Override
  public Tensor forward(List<Tensor> inputs) {
    return Joins.maximum(inputs);
  }
}
