package regulus.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import regulus.learning.data.ChannelStatistics;
import regulus.learning.data.Pixels;
import regulus.learning.data.Selection;
import regulus.learning.network.Network;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.WeightArray;
import regulus.learning.random.Seeding;
import regulus.learning.random.Stream;

/** Layers that take their numbers from the training images. */
final class AdaptingTest {
  private static final Object HALF = Map.of("rescaling", Map.of("scale", 0.5, "offset", -1.0));

  @Test
  void takesMeanAndVarianceOfTheTrainingImagesAlone() throws InterruptedException {
    for (int count : new int[] {7, 250}) {
      ChannelStatistics known = ChannelStatistics.of(selection(0, count)).get(0);
      Map<String, WeightArray> weights = adapted(count, "normalization", "flatten");
      assertThat(number(weights, "layer_0/mean")).isCloseTo(known.mean(), within(1e-6));
      double variance = known.deviation() * known.deviation();
      assertThat(number(weights, "layer_0/variance")).isCloseTo(variance, within(1e-6));
      assertThat(number(weights, "layer_0/count")).isZero();
    }
  }

  @Test
  void takesThemOfWhatTheLayersBeforeItGive() throws InterruptedException {
    Map<String, WeightArray> bare = adapted(100, "normalization", "flatten");
    Map<String, WeightArray> halved = adapted(100, HALF, "normalization", "flatten");
    double mean = number(bare, "layer_0/mean");
    double variance = number(bare, "layer_0/variance");
    assertThat(number(halved, "layer_1/mean")).isCloseTo(mean / 2 - 1, within(1e-6));
    assertThat(number(halved, "layer_1/variance")).isCloseTo(variance / 4, within(1e-6));
  }

  @Test
  void trainingLeavesThemAsTheyAre() throws InterruptedException {
    NetworkSpec spec =
        SmallTraining.network("normalization", "flatten", SmallTraining.dense(10, "softmax"));
    try (Network network = Network.build(spec, new Stream(1))) {
      Trainer trainer = trainer(250);
      trainer.adapt(network);
      Map<String, WeightArray> before = network.weights();
      trainer.fit(network, (epoch, seconds, weights) -> {});
      Map<String, WeightArray> after = network.weights();
      for (String name : List.of("layer_0/mean", "layer_0/variance", "layer_0/count")) {
        assertThat(array(after, name).values()).as(name).isEqualTo(array(before, name).values());
      }
      String kernel = "layer_2/kernel";
      assertThat(array(after, kernel).values()).isNotEqualTo(array(before, kernel).values());
    }
  }

  private static Map<String, WeightArray> adapted(int count, Object... layers)
      throws InterruptedException {
    try (Network network = Network.build(SmallTraining.network(layers), new Stream(1))) {
      trainer(count).adapt(network);
      return network.weights();
    }
  }

  /**
   * @param count how many images there are to train on; the rest is for validation
   */
  private static Trainer trainer(int count) {
    TrainingData data =
        new TrainingData(
            selection(0, count),
            Optional.of(selection(count, SmallTraining.COUNT)),
            Pixels.UNIT,
            SmallTraining.feed().classes());
    return new Trainer(SmallTraining.spec(Map.of()), data, new Seeding(1, -1));
  }

  private static Selection selection(int from, int to) {
    return new Selection(SmallTraining.EXAMPLES, IntStream.range(from, to).toArray());
  }

  private static double number(Map<String, WeightArray> weights, String name) {
    return array(weights, name).values()[0];
  }

  private static WeightArray array(Map<String, WeightArray> weights, String name) {
    return Objects.requireNonNull(weights.get(name), name);
  }
}
