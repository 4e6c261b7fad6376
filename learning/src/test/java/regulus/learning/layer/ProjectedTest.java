package regulus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import regulus.learning.Shape;
import regulus.learning.network.WeightSpec;
import regulus.learning.random.Stream;

/**
 * Kernels of three dimensions begin as the matrices that they stand for. The bounds are those that
 * Keras 3.15.1 gives its initializers {@code input_axes} and {@code output_axes} for.
 */
class ProjectedTest {
  private static double largest(WeightSpec weight) {
    double largest = 0;
    for (float value : weight.initializer().draw(weight.shape(), new Stream(3))) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  @Test
  void attentionsKernelsBeginAsProjectionsOfFeatures() {
    List<WeightSpec> weights =
        Layers.ALL
            .create(
                Map.of(
                    "multi_head_attention", Map.of("num_heads", 4, "key_dim", 8, "value_dim", 6)))
            .weights(Shape.of(5, 20));
    assertThat(weights.stream().map(WeightSpec::name))
        .containsExactly(
            "query/kernel",
            "query/bias",
            "key/kernel",
            "key/bias",
            "value/kernel",
            "value/bias",
            "attention_output/kernel",
            "attention_output/bias");
    assertThat(largest(weights.get(0))).isCloseTo(Math.sqrt(6.0 / (20 + 32)), within(0.01));
    assertThat(largest(weights.get(4))).isCloseTo(Math.sqrt(6.0 / (20 + 24)), within(0.01));
    assertThat(largest(weights.get(6))).isCloseTo(Math.sqrt(6.0 / (24 + 20)), within(0.01));
  }

  @Test
  void kernelsOfEquationsCountWhatTheySumUp() {
    WeightSpec kernel =
        Layers.ALL
            .create(
                Map.of(
                    "einsum_dense",
                    Map.of("equation", "abcd,cde->abe", "output_shape", List.of(-1, 30))))
            .weights(Shape.of(5, 4, 10))
            .get(0);
    assertThat(kernel.shape()).containsExactly(4, 10, 30);
    assertThat(largest(kernel)).isCloseTo(Math.sqrt(6.0 / (40 + 30)), within(0.01));
  }
}
