package regulus.learning.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.WeightArray;
import regulus.learning.random.Stream;

/** Augmentations change what is learned, and nothing else. */
class AugmentedTrainingTest {
  private static final int[] ALL = new Stream(2).permutation(SmallTraining.COUNT);

  private static final NetworkSpec PLAIN =
      SmallTraining.network(
          SmallTraining.conv(6), "max_pooling2d", "flatten", SmallTraining.dense(10, "softmax"));

  private static final List<Object> AUGMENTATIONS =
      List.of(
          Map.of("random_flip", "horizontal"),
          Map.of("random_rotation", 0.05),
          Map.of("random_zoom", 0.1),
          Map.of("random_translation", Map.of("height_factor", 0.1, "width_factor", 0.1)),
          Map.of("random_contrast", Map.of("factor", 0.2, "value_range", List.of(0, 1))));

  private static NetworkSpec augmented() {
    List<NamedLayer> layers = new ArrayList<>();
    for (Object plain : AUGMENTATIONS) {
      layers.addAll(SmallTraining.network(plain).layers());
      NamedLayer last = layers.remove(layers.size() - 1);
      layers.add(new NamedLayer("augmentation_" + layers.size(), last.layer()));
    }
    layers.addAll(PLAIN.layers());
    return new NetworkSpec(SmallTraining.SHAPE, layers);
  }

  @Test
  void changesWhatIsLearned() {
    Map<String, WeightArray> plain = trained(PLAIN);
    Map<String, WeightArray> augmented = trained(augmented());
    assertThat(augmented.keySet()).isEqualTo(plain.keySet());
    plain.forEach(
        (name, weight) ->
            assertThat(augmented)
                .hasEntrySatisfying(
                    name, other -> assertThat(other.values()).isNotEqualTo(weight.values())));
  }

  @Test
  void evaluatesImagesAsTheyAre() {
    SmallTraining.with(
        augmented(),
        (network, learner) -> {
          SmallTraining.steps(learner, 0, 8);
          Step augmented = learner.evaluate(ALL, 0, 100);
          SmallTraining.with(
              PLAIN,
              (other, evaluator) -> {
                other.load(network.weights());
                Step plain = evaluator.evaluate(ALL, 0, 100);
                assertThat(augmented.probabilities()).isEqualTo(plain.probabilities());
                assertThat(augmented.loss()).isEqualTo(plain.loss());
              });
        });
  }

  private static Map<String, WeightArray> trained(NetworkSpec spec) {
    List<Map<String, WeightArray>> weights = new ArrayList<>();
    SmallTraining.with(
        spec,
        (network, learner) -> {
          SmallTraining.steps(learner, 0, 8);
          weights.add(network.weights());
        });
    return weights.get(0);
  }
}
