package regulus.learning;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The dimensions of one example, without the batch: height, width, channels for images (channels
 * last, as in Keras), one number for vectors.
 */
public record Shape(List<Integer> dimensions) {
  public Shape {
    dimensions = List.copyOf(dimensions);
    if (dimensions.stream().anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException("Every dimension must be at least 1: " + dimensions);
    }
  }

  public static Shape of(int... dimensions) {
    return new Shape(Arrays.stream(dimensions).boxed().toList());
  }

  public int rank() {
    return dimensions.size();
  }

  /** The size of one dimension; negative indexes count from the end. */
  public int size(int index) {
    return dimensions.get(index < 0 ? rank() + index : index);
  }

  public int height() {
    return size(0);
  }

  public int width() {
    return size(1);
  }

  public int channels() {
    return size(-1);
  }

  /** How many numbers an example of this shape has. */
  public int elements() {
    return dimensions.stream().reduce(1, Math::multiplyExact);
  }

  /** {@code 28×28×1}. */
  @Override
  public String toString() {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining("×"));
  }
}
