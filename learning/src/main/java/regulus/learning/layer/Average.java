package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Joins;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Merging;
import regulus.learning.setting.Kind;

/**
 * The mean of its inputs, number by number, Keras' {@code Average}.
 *
 * <p>Inputs of one shape, or of shapes that {@link Stretch stretch} to one.
 */
public record Average() implements Merging {
  public static final Kind<Average> KIND =
      new Kind<>(
          "average",
          "Average",
          Average.class,
          List.of(),
          values -> new Average(),
          "The mean of several layers.");

  @Override
  public Kind<Average> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Stretch.of(inputs);
  }

  @Override
  public Tensor forward(List<Tensor> inputs) {
    return Arithmetic.divide(Joins.add(inputs), inputs.size());
  }
}
