package regulus.learning.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import regulus.learning.Shape;
import regulus.learning.layer.Layers;
import regulus.learning.network.NetworkSpec.NamedLayer;

class StoredWeightsTest {
  private static final NetworkSpec NETWORK =
      new NetworkSpec(
          Shape.of(4, 4, 2),
          List.of(new NamedLayer("norm", Layers.ALL.create("batch_normalization"))));

  private static Map<String, WeightArray> matching(Map<String, WeightArray> arrays) {
    return new StoredWeights("old.h5", "00", arrays)
        .matching(new Pretrained("", "00", List.of("norm")), Shapes.of(NETWORK));
  }

  private static WeightArray twice(float value) {
    return new WeightArray(List.of(2), new float[] {value, value});
  }

  /** As the first files of Keras, which had names of their own for weights. */
  @Test
  void weightsWithoutNamesAreFoundByTheirOrder() {
    assertThat(
            matching(
                Map.of(
                    "norm/0", twice(1), "norm/1", twice(2), "norm/2", twice(3), "norm/3",
                    twice(4))))
        .usingRecursiveComparison()
        .isEqualTo(
            Map.of(
                "norm/gamma", twice(1),
                "norm/beta", twice(2),
                "norm/moving_mean", twice(3),
                "norm/moving_variance", twice(4)));
  }

  @Test
  void aWeightThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> matching(Map.of("norm/0", twice(1))))
        .isInstanceOf(InvalidWeights.class)
        .hasMessageStartingWith("old.h5 has no tensor norm/beta, which the network needs");
  }
}
