package regulus.learning.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulus.learning.engine.PooledConvolutions.Windows;
import regulus.learning.random.Stream;
import regulus.learning.setting.Pair;

class PooledConvolutionsTest {
  private static final int BATCH = 3;
  private static final int SIDE = 23;

  @BeforeEach
  void claimThread() {
    LibTorch.claimThread();
  }

  /** What comes out, and the kernel's gradient. */
  private record Result(float[] outputs, float[] gradient) {}

  @ParameterizedTest(name = "{0} filters of {1}×{2} over {3} channels, strides {4}, pool {5}")
  @CsvSource({
    "8, 3, 3, 3, 1, 4",
    "7, 3, 3, 3, 1, 4",
    "8, 3, 4, 3, 1, 4",
    "16, 5, 5, 3, 1, 4",
    "4, 3, 3, 1, 1, 5",
    "3, 2, 1, 6, 1, 4",
    "8, 3, 3, 3, 2, 4",
    "5, 1, 3, 4, 1, 4",
    "8, 3, 3, 3, 1, 2",
    "8, 3, 2, 2, 1, 4"
  })
  void givesWhatConvolutionAndPoolingGiveOneAfterTheOther(
      int filters, int height, int width, int channels, int stride, int pool) {
    float[] images = numbers("images", BATCH * SIDE * SIDE * channels);
    float[] kernel = numbers("kernel", height * width * channels * filters);
    List<Integer> shape = List.of(height, width, channels, filters);
    Windows windows = windows(new Pair(height, width), stride, pool);
    Result shorter = result(images, kernel, shape, windows, true);
    Result longer = result(images, kernel, shape, windows, false);
    assertThat(shorter.outputs()).isEqualTo(longer.outputs());
    assertThat(shorter.gradient())
        .usingComparatorWithPrecision(largest(longer.gradient()) * 2e-6f)
        .containsExactly(longer.gradient());
  }

  /**
   * Maps that the pool does not divide or covers whole, windows that overlap or leave gaps, a
   * single image, a single filter.
   */
  @ParameterizedTest(name = "{0} images of {1}×{2}, {3} filters of {4}, pool {5} every {6}")
  @CsvSource({
    "1, 23, 23, 8, 3, 4, 4",
    "1, 6, 6, 1, 3, 4, 4",
    "2, 7, 11, 1, 3, 4, 4",
    "1, 7, 9, 5, 3, 5, 5",
    "3, 13, 6, 2, 3, 4, 4",
    "1, 5, 29, 8, 2, 4, 4",
    "2, 17, 19, 3, 1, 4, 7",
    "2, 21, 16, 4, 3, 7, 4",
    "1, 9, 9, 16, 5, 5, 5",
    "5, 10, 10, 1, 3, 8, 8",
    "4, 8, 31, 9, 2, 1, 4"
  })
  void givesTheSameAtTheEdges(
      int batch, int height, int width, int filters, int side, int pool, int every) {
    Pair one = Pair.of(1);
    Windows windows =
        new Windows(
            new Window(Pair.of(side), one, false, one),
            1,
            new Window(Pair.of(pool), Pair.of(every), false, one));
    Batch images = new Batch(numbers("images", batch * height * width * 3), batch, height, width);
    float[] kernel = numbers("kernel", side * side * 3 * filters);
    List<Integer> shape = List.of(side, side, 3, filters);
    Result shorter = result(images, kernel, shape, windows, true);
    Result longer = result(images, kernel, shape, windows, false);
    assertThat(longer.gradient()).isNotEqualTo(new float[longer.gradient().length]);
    assertThat(shorter.outputs()).isEqualTo(longer.outputs());
    assertThat(shorter.gradient())
        .usingComparatorWithPrecision(largest(longer.gradient()) * 2e-6f)
        .containsExactly(longer.gradient());
  }

  @Test
  void givesTheGradientToTheFirstOfSeveralLargest() {
    float[] flat = new float[BATCH * SIDE * SIDE * 3];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = i / (SIDE * 3) % 5 == 0 ? 0.5f : 0.25f + (i % 3) / 8f;
    }
    float[] kernel = numbers("kernel", 3 * 3 * 3 * 8);
    Windows windows = windows(Pair.of(3), 1, 4);
    List<Integer> shape = List.of(3, 3, 3, 8);
    float[] expected = result(flat, kernel, shape, windows, false).gradient();
    assertThat(result(flat, kernel, shape, windows, true).gradient())
        .usingComparatorWithPrecision(largest(expected) * 2e-6f)
        .containsExactly(expected);
  }

  @Test
  void takesTheShorterWayOnlyWhereItWillBeFollowed() {
    float[] images = numbers("images", BATCH * SIDE * SIDE * 3);
    float[] values = numbers("kernel", 3 * 3 * 3 * 8);
    Scope.run(
        () -> {
          try (ParameterVector weights = weights(values, List.of(3, 3, 3, 8));
              Backpropagation back = new Backpropagation()) {
            Tensor kernel = weights.weight(0);
            Tensor pooled =
                PooledConvolutions.max(
                    images(images, 3), kernel, windows(Pair.of(3), 1, 4), Optional.of(back));
            Gradients.backward(Reductions.sum(pooled));
            assertThat(kernel.held().grad().abs().sum().item_float()).isZero();
          }
        });
  }

  @Test
  void givesTheSameWithoutGradients() {
    float[] images = numbers("images", BATCH * SIDE * SIDE * 3);
    float[] values = numbers("kernel", 3 * 3 * 3 * 8);
    List<Integer> shape = List.of(3, 3, 3, 8);
    Windows windows = windows(Pair.of(3), 1, 4);
    float[] outputs;
    try (ParameterVector weights = weights(values, shape)) {
      outputs =
          Scope.get(
              () ->
                  Gradients.without(
                      () ->
                          PooledConvolutions.max(
                                  images(images, 3), weights.weight(0), windows, Optional.empty())
                              .floats()));
    }
    assertThat(outputs).isEqualTo(result(images, values, shape, windows, true).outputs());
  }

  /** Images with their sizes. */
  private record Batch(float[] values, int count, int height, int width) {
    Tensor tensor(int channels) {
      return Creation.of(values, Precision.FLOAT32, List.of(count, height, width, channels));
    }
  }

  private static Result result(
      float[] images, float[] values, List<Integer> shape, Windows windows, boolean shorter) {
    return result(new Batch(images, BATCH, SIDE, SIDE), values, shape, windows, shorter);
  }

  private static Result result(
      Batch images, float[] values, List<Integer> shape, Windows windows, boolean shorter) {
    return Scope.get(
        () -> {
          try (ParameterVector weights = weights(values, shape);
              Backpropagation back = new Backpropagation()) {
            Tensor kernel = weights.weight(0);
            Tensor pooled =
                PooledConvolutions.max(
                    images.tensor(shape.get(2)),
                    kernel,
                    windows,
                    shorter ? Optional.of(back) : Optional.empty());
            back.from(Reductions.mean(Elementwise.square(pooled)));
            return new Result(pooled.floats(), Gradients.of(kernel).floats());
          }
        });
  }

  private static Windows windows(Pair kernel, int stride, int pool) {
    Pair one = Pair.of(1);
    return new Windows(
        new Window(kernel, Pair.of(stride), false, one),
        1,
        new Window(Pair.of(pool), Pair.of(pool), false, one));
  }

  private static Tensor images(float[] values, int channels) {
    return new Batch(values, BATCH, SIDE, SIDE).tensor(channels);
  }

  /** A kernel as networks have it: a piece of the vector of all weights. */
  private static ParameterVector weights(float[] values, List<Integer> shape) {
    ParameterVector weights = new ParameterVector(List.of(shape), Precision.FLOAT32);
    weights.set(0, values);
    return weights;
  }

  private static float[] numbers(String name, int count) {
    float[] numbers = new float[count];
    Stream stream = new Stream(5).named(name);
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) stream.normal(i);
    }
    return numbers;
  }

  private static float largest(float[] numbers) {
    float largest = 0;
    for (float number : numbers) {
      largest = Math.max(largest, Math.abs(number));
    }
    return largest;
  }
}
