package regulus.learning.layer;

import java.util.ArrayList;
import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Joins;
import regulus.learning.engine.Tensor;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.Merging;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * Its inputs one behind the other, Keras' {@code Concatenate}.
 *
 * <p>Inputs of one shape but for the dimension along which they are joined.
 *
 * @param axis that dimension, the batch being 0; negative ones count from the end; -1, the
 *     channels, by default
 */
public record Concatenate(int axis) implements Merging {
  private static final int MOST = 8;

  public static final Kind<Concatenate> KIND =
      new Kind<>(
          "concatenate",
          "Concatenate",
          Concatenate.class,
          List.of(
              Setting.optional(
                  "axis",
                  new SettingType.Whole(-MOST, MOST),
                  -1,
                  "The dimension along which they are joined, the batch being 0; -1 is the last.")),
          values -> new Concatenate(values.whole("axis")),
          "Several layers one behind the other.");

  public Concatenate {
    if (axis == 0) {
      throw InvalidSetting.of("axis", "a dimension other than the batch's", axis);
    }
  }

  /** Along the channels. */
  public static Concatenate channels() {
    return new Concatenate(-1);
  }

  @Override
  public Kind<Concatenate> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape first = inputs.get(0);
    int dimension = dimension(first.rank());
    if (dimension < 0 || dimension >= first.rank()) {
      throw new InvalidLayer(
          "axis " + axis + " is not one of the input's dimensions 1 to " + first.rank());
    }
    int sum = 0;
    for (Shape input : inputs) {
      if (input.rank() != first.rank()
          || !others(input, dimension).equals(others(first, dimension))) {
        throw new InvalidLayer(
            "inputs of "
                + first
                + " and "
                + input
                + " cannot be joined along axis "
                + axis
                + "; their other dimensions must be the same");
      }
      sum = Math.addExact(sum, input.size(dimension));
    }
    List<Integer> sizes = new ArrayList<>(first.dimensions());
    sizes.set(dimension, sum);
    return new Shape(sizes);
  }

  /** Among the dimensions without the batch. */
  private int dimension(int rank) {
    return axis < 0 ? rank + axis : axis - 1;
  }

  private static List<Integer> others(Shape shape, int dimension) {
    List<Integer> others = new ArrayList<>(shape.dimensions());
    others.remove(dimension);
    return others;
  }

  @Override
  public Tensor forward(List<Tensor> inputs) {
    int rank = inputs.get(0).rank();
    return Joins.concatenate(inputs, axis < 0 ? rank + axis : axis);
  }
}
