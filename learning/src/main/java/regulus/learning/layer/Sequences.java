package regulus.learning.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Views;

/**
 * An input whose steps lie along some of its dimensions as [sequences, steps, features].
 *
 * @param steps the sequences
 * @param order for each dimension of the input, its place while the steps lie last but one
 * @param moved the sizes then
 */
record Sequences(Tensor steps, int[] order, List<Integer> moved) {
  /**
   * @param axes of the steps, the batch being 0, in rising order
   */
  static Sequences of(Tensor input, List<Integer> axes) {
    int last = input.rank() - 1;
    List<Integer> order = new ArrayList<>();
    IntStream.range(0, last).filter(axis -> !axes.contains(axis)).forEach(order::add);
    order.addAll(axes);
    order.add(last);
    int[] there = order.stream().mapToInt(Integer::intValue).toArray();
    Tensor moved = Views.permute(input, there);
    int steps = axes.stream().mapToInt(input::size).reduce(1, Math::multiplyExact);
    Tensor sequences = Views.reshape(moved, -1, steps, input.size(last));
    return new Sequences(sequences, inverse(there), moved.shape());
  }

  private static int[] inverse(int[] order) {
    int[] inverse = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      inverse[order[i]] = i;
    }
    return inverse;
  }

  /**
   * Sequences of the same steps in the order of the input's dimensions.
   *
   * @param features sizes of a step's numbers
   */
  Tensor restored(Tensor sequences, List<Integer> features) {
    int places = moved.size() - 1;
    List<Integer> sizes = new ArrayList<>(moved.subList(0, places));
    sizes.addAll(features);
    int[] back = IntStream.range(0, sizes.size()).map(i -> i < places ? order[i] : i).toArray();
    Tensor apart = Views.reshape(sequences, sizes.stream().mapToInt(i -> i).toArray());
    return Views.permute(apart, back);
  }
}
