package regulus.learning.layer;

import java.util.ArrayList;
import java.util.List;
import regulus.learning.Shape;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.Merging;

/**
 * A layer that takes several inputs number by number. They are of one shape, or stretch to one: as
 * in Keras a dimension of 1 is stretched to the others', and a shape of fewer dimensions counts as
 * having ones in front.
 */
interface NumberByNumber extends Merging {
  @Override
  default Shape outputShape(List<Shape> inputs) {
    return inputs.stream().reduce(NumberByNumber::both).orElseThrow();
  }

  private static Shape both(Shape a, Shape b) {
    int rank = Math.max(a.rank(), b.rank());
    List<Integer> sizes = new ArrayList<>();
    for (int back = rank; back > 0; back--) {
      int one = back > a.rank() ? 1 : a.size(-back);
      int other = back > b.rank() ? 1 : b.size(-back);
      if (one != other && one != 1 && other != 1) {
        throw new InvalidLayer(
            "inputs of " + a + " and " + b + " do not go together; give them the same shape");
      }
      sizes.add(Math.max(one, other));
    }
    return new Shape(sizes);
  }
}
