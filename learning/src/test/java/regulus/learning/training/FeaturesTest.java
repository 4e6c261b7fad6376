package regulus.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import regulus.learning.network.Network;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Settled;
import regulus.learning.random.Stream;

/** Trainings that take what frozen layers give from memory, beside such that compute it. */
final class FeaturesTest {
  private static final int STEPS = 12;

  @Test
  void stepsFromThemAreTheStepsThatComputeEverything() {
    List<Step> computed = new ArrayList<>();
    List<Step> taken = new ArrayList<>();
    train(computed, false);
    train(taken, true);
    for (int i = 0; i < STEPS; i++) {
      assertThat(taken.get(i).loss()).isCloseTo(computed.get(i).loss(), within(1e-5));
    }
    assertThat(taken.get(STEPS - 1).loss()).isNotEqualTo(taken.get(0).loss());
  }

  @Test
  void evaluationsFromThemAreTheSameToTheBit() {
    List<Step> evaluated = new ArrayList<>();
    SmallTraining.with(
        frozen(),
        (network, learner) -> {
          evaluated.add(learner.evaluate(order(), 0, 100));
          try (Features features = features(network, learner, 100)) {
            learner.use(features);
            evaluated.add(learner.evaluate(order(), 0, 100));
          }
        });
    assertThat(evaluated.get(1).loss()).isEqualTo(evaluated.get(0).loss());
    assertThat(evaluated.get(1).probabilities()).isEqualTo(evaluated.get(0).probabilities());
  }

  @Test
  void whatTheyDoNotHoldIsComputed() {
    SmallTraining.with(
        frozen(),
        (network, learner) -> {
          Step whole = learner.evaluate(order(), 0, SmallTraining.COUNT);
          try (Features features = features(network, learner, 100)) {
            learner.use(features);
            assertThat(learner.evaluate(order(), 0, SmallTraining.COUNT).loss())
                .isEqualTo(whole.loss());
          }
        });
  }

  @Test
  void areKeptOnlyWhereFrozenLayersWouldBeComputedAgainAndTheyFit() {
    Settled settled = Settled.of(frozen());
    long one = 4L * settled.output().elements();
    assertThat(Features.bytes(frozen(), 2, 1000)).isEqualTo(1000 * one);
    assertThat(Features.bytes(frozen(), 1, 1000)).isZero();
    assertThat(Features.bytes(SmallTraining.varied(), 2, 1000)).isZero();
    int many = Math.toIntExact((1L << 30) / one) + 1;
    assertThat(Features.bytes(frozen(), 2, many)).isZero();
    assertThat(Features.bytes(frozen(), 2, many - 1)).isPositive();
  }

  private static void train(List<Step> steps, boolean kept) {
    SmallTraining.with(
        frozen(),
        (network, learner) -> {
          try (Features features = features(network, learner, SmallTraining.COUNT)) {
            if (kept) {
              learner.use(features);
            }
            int[] shuffled = new Stream(2).permutation(SmallTraining.COUNT);
            for (int step = 0; step < STEPS; step++) {
              int from = step % 10 * 32;
              steps.add(learner.step(shuffled, from, from + 32, step, 0.001));
            }
          }
        });
  }

  private static Features features(Network network, Learner learner, int count) {
    Features features =
        new Features(
            network.settled(), network.precision(), SmallTraining.feed().examples(), count);
    for (int from = 0; from < count; from += 100) {
      learner.settle(order(), from, Math.min(from + 100, count), features);
    }
    return features;
  }

  private static int[] order() {
    return IntStream.range(0, SmallTraining.COUNT).toArray();
  }

  /** The first three layers are settled: two are frozen, and a pooling has no weights. */
  private static NetworkSpec frozen() {
    NetworkSpec network =
        SmallTraining.network(
            SmallTraining.conv(8),
            "batch_normalization",
            "max_pooling2d",
            SmallTraining.conv(4),
            Map.of("dropout", 0.3),
            "flatten",
            SmallTraining.dense(10, "softmax"));
    Set<String> first = Set.of("layer_0", "layer_1");
    return new NetworkSpec(
        network.input(),
        network.layers().stream()
            .map(
                layer ->
                    new NamedLayer(
                        layer.name(), layer.layer(), List.of(), first.contains(layer.name())))
            .toList());
  }
}
