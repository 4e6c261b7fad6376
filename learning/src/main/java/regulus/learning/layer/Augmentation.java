package regulus.learning.layer;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import regulus.learning.Shape;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Warps;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.random.Stream;

/**
 * A layer that changes images at random while training, each image in its own way, and passes them
 * on otherwise. What it draws depends on seed, layer name and step alone.
 */
interface Augmentation extends Layer {
  /** The images changed; drawn for each by its place in the batch. */
  Tensor augmented(Tensor images, Stream random);

  @Override
  default Shape outputShape(Shape input) {
    Windows.checkImage(input);
    return input;
  }

  @Override
  default boolean draws() {
    return true;
  }

  @Override
  default Tensor forward(Tensor input, Pass pass) {
    return pass.training() ? augmented(input, pass.random()) : input;
  }

  /** One for each image of a batch, by its place. */
  static <T> List<T> each(Tensor images, IntFunction<T> one) {
    return IntStream.range(0, images.size(0)).mapToObj(one).toList();
  }

  /** Those images of a batch that a number from 0 to 1 is drawn for below their share, changed. */
  static Tensor some(Tensor images, Tensor changed, IntToDoubleFunction share, Stream random) {
    boolean[] marked = new boolean[images.size(0)];
    for (int i = 0; i < marked.length; i++) {
      marked[i] = random.uniform(i) < share.applyAsDouble(i);
    }
    return Warps.where(marked, changed, images);
  }

  /** A number for each image of a batch, by its place, that stretches over it. */
  static Tensor numbers(Tensor images, IntToDoubleFunction one) {
    double[] numbers = IntStream.range(0, images.size(0)).mapToDouble(one).toArray();
    return Creation.of(numbers, Precision.of(images), List.of(numbers.length, 1, 1, 1));
  }
}
