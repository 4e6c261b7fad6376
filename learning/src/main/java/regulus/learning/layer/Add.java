package regulus.learning.layer;

import java.util.ArrayList;
import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Joins;
import regulus.learning.engine.Tensor;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.Merging;
import regulus.learning.setting.Kind;

/**
 * The sum of its inputs, number by number, Keras' {@code Add}: what closes a residual block.
 *
 * <p>Inputs of one shape; as in Keras a dimension of 1 is stretched to the others', and a shape of
 * fewer dimensions counts as having ones in front.
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
    return inputs.stream().reduce(Add::stretched).orElseThrow();
  }

  private static Shape stretched(Shape a, Shape b) {
    int rank = Math.max(a.rank(), b.rank());
    List<Integer> sizes = new ArrayList<>();
    for (int back = rank; back > 0; back--) {
      int one = back > a.rank() ? 1 : a.size(-back);
      int other = back > b.rank() ? 1 : b.size(-back);
      if (one != other && one != 1 && other != 1) {
        throw new InvalidLayer(
            "inputs of " + a + " and " + b + " cannot be added; give them the same shape");
      }
      sizes.add(Math.max(one, other));
    }
    return new Shape(sizes);
  }

  @Override
  public Tensor forward(List<Tensor> inputs) {
    return Joins.add(inputs);
  }
}
