package regulus.learning.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import regulus.learning.setting.Border;
import regulus.learning.setting.Pair;

class WarpsTest {
  private static final Sampler BILINEAR = new Sampler(Interpolation.BILINEAR, Fill.WRAP, 0);

  @BeforeEach
  void claimThread() {
    LibTorch.claimThread();
  }

  private static Tensor images() {
    float[] values = new float[2 * 5 * 6 * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 17;
    }
    return Creation.of(values, Precision.FLOAT32, List.of(2, 5, 6, 3));
  }

  private static Tensor augmented(Tensor images) {
    boolean[] marks = {true, false};
    Tensor flipped = Warps.flip(images, marks, true, false);
    Tensor moved =
        Warps.affine(
            flipped, List.of(Affine.rotation(0.1, 5, 6), Affine.zoom(1.2, 0.8, 5, 6)), BILINEAR);
    Tensor cut = Warps.windows(moved, new int[] {0, 1}, new int[] {2, 0}, new Pair(4, 4));
    Tensor resized = Scaling.resize(cut, Pair.of(6), Interpolation.BICUBIC, false);
    return Borders.pad(Arithmetic.multiply(resized, 1 / 17.0), new Border(1, 0, 0, 1), 0);
  }

  /** What is computed from images alone is not remembered for gradients: they end at weights. */
  @Test
  void nothingIsRememberedForGradientsOfImages() {
    Scope.run(
        () -> {
          Tensor changed = augmented(images());
          assertThat(changed.held().requires_grad()).isFalse();
          float[] ones = new float[3 * 3 * 3 * 2];
          Arrays.fill(ones, 1);
          Tensor kernel =
              Gradients.variable(Creation.of(ones, Precision.FLOAT32, List.of(3, 3, 3, 2)));
          Window window = new Window(Pair.of(3), Pair.of(1), false, Pair.of(1));
          Gradients.backward(
              Reductions.sum(Convolutions.conv2d(changed, kernel, Optional.empty(), window, 1)));
          assertThat(Gradients.of(kernel).elements()).isEqualTo(ones.length);
          assertThat(changed.held().grad().defined()).isFalse();
        });
  }

  @Test
  void gradientsFlowWhereWeightsComeBefore() {
    Scope.run(
        () -> {
          Tensor before = Gradients.variable(images());
          Gradients.backward(Reductions.sum(augmented(before)));
          double[] gradient = Gradients.of(before).doubles();
          assertThat(Arrays.stream(gradient).anyMatch(value -> value != 0)).isTrue();
        });
  }

  @Test
  void quarterTurnsMovePixelsToPixels() {
    Scope.run(
        () -> {
          Tensor square =
              Creation.of(new float[] {1, 2, 3, 4}, Precision.FLOAT32, List.of(1, 2, 2, 1));
          Sampler nearest = new Sampler(Interpolation.NEAREST, Fill.CONSTANT, 9);
          Tensor turned = Warps.affine(square, List.of(Affine.rotation(0.25, 2, 2)), nearest);
          assertThat(turned.floats()).containsExactly(2, 4, 1, 3);
        });
  }
}
