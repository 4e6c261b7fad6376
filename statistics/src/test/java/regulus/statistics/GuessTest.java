package regulus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class GuessTest {
  private static final Guess TEN = new Guess(Collections.nCopies(10, 1_000));

  @Test
  void isTheShareOfTheLargestClassAndTheEntropyOfAll() {
    assertThat(TEN.accuracy()).isEqualTo(0.1);
    assertThat(TEN.crossEntropy()).isCloseTo(Math.log(10), within(1e-12));
    Guess lopsided = new Guess(List.of(30, 0, 10));
    assertThat(lopsided.accuracy()).isEqualTo(0.75);
    assertThat(lopsided.crossEntropy())
        .isCloseTo(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25), within(1e-12));
    assertThatThrownBy(() -> new Guess(List.of(0, 0))).hasMessageContaining("at least one image");
  }

  /**
   * SciPy 1.17.1: {@code scipy.stats.binom.sf(1069, 10000, .1)} is 0.010784125989203206, {@code
   * sf(1099, 10000, .1)} is 0.0005299417355567868.
   */
  @Test
  void anAccuracyMustBeBeyondChance() {
    assertThat(TEN.isBeatenByAccuracy(0.1, 0.01)).isFalse();
    assertThat(TEN.isBeatenByAccuracy(0.107, 0.010785)).isTrue();
    assertThat(TEN.isBeatenByAccuracy(0.107, 0.010784)).isFalse();
    assertThat(TEN.isBeatenByAccuracy(0.11, 0.000530)).isTrue();
    assertThat(TEN.isBeatenByAccuracy(0.11, 0.000529)).isFalse();
    assertThat(TEN.isBeatenByAccuracy(0, 0.5)).isFalse();
  }

  @Test
  void aCrossEntropyMustBeBeyondChance() {
    double entropy = Math.log(10);
    assertThat(TEN.isBeatenByCrossEntropy(entropy, 0.001)).isFalse();
    assertThat(TEN.isBeatenByCrossEntropy(entropy - 0.0005, 0.001)).isFalse();
    assertThat(TEN.isBeatenByCrossEntropy(entropy - 0.0008, 0.001)).isTrue();
    assertThat(TEN.isBeatenByCrossEntropy(9.5, 0.001)).isFalse();
    assertThat(TEN.isBeatenByCrossEntropy(Double.NaN, 0.001)).isFalse();
  }

  /** Answers that follow the classes seen so far know nothing of the next image. */
  @Test
  void whoLearnsOnlyTheSharesIsSeldomTakenForMore() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    double level = 0.05;
    int rounds = 2_000;
    int taken = 0;
    for (int round = 0; round < rounds; round++) {
      taken += followsTheShares(random, level) ? 1 : 0;
    }
    assertThat(taken).as("seed " + seed).isLessThan((int) (rounds * level * 1.4));
  }

  private static boolean followsTheShares(Random random, double level) {
    int[] seen = {1, 1, 1};
    int[] counts = new int[3];
    int right = 0;
    double loss = 0;
    int images = 300;
    for (int i = 0; i < images; i++) {
      double draw = random.nextDouble();
      int label = draw < 0.5 ? 0 : draw < 0.8 ? 1 : 2;
      int all = seen[0] + seen[1] + seen[2];
      int answer = seen[0] >= seen[1] && seen[0] >= seen[2] ? 0 : seen[1] >= seen[2] ? 1 : 2;
      loss -= Math.log((double) seen[label] / all);
      right += answer == label ? 1 : 0;
      seen[label]++;
      counts[label]++;
    }
    Guess guess = new Guess(List.of(counts[0], counts[1], counts[2]));
    return guess.isBeatenByAccuracy((double) right / images, level / 2)
        || guess.isBeatenByCrossEntropy(loss / images, level / 2);
  }
}
