package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Joins;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Merging;
import regulus.learning.setting.Kind;

/**
 * The sum of its inputs, number by number, Keras' {@code Add}: what closes a residual block.
 *
 * <p>Inputs of one shape, or of shapes that {@link Stretch stretch} to one.
 */
public record Add() implements Merging {
  public static final Kind<Add> KIND =
      new Kind<>(
          "add", "Add", Add.class, List.of(), values -> new Add(), "The sum of several layers.");

  @Override
  public Kind<Add> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Stretch.of(inputs);
  }

  @Override
  public Tensor forward(List<Tensor> inputs) {
    return Joins.add(inputs);
  }
}
