package regulus.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import regulus.statistics.CorrectedResampledT;
import regulus.statistics.Power;
import regulus.statistics.Precision;
import regulus.statistics.SplitsAndImages;
import regulus.study.TinyStudy;

final class SensitivityTest {
  /** 20 validation and 80 training images, one comparison. */
  private static Sensitivity of(int seeds) {
    return Sensitivity.of(TinyStudy.study(seeds), TinyStudy.INFO).orElseThrow();
  }

  @Test
  void isThePowerOfTheTestThatTheStudyWillUse() {
    Power power = new Power(new SplitsAndImages(0.25).precision(Math.sqrt(0.08 / 20), 0.5), 0.05);
    assertThat(of(5).smallest()).hasValue(power.detectable(5));
    assertThat(of(1).smallest()).isEmpty();
    assertThat(of(1).seeds(0.15).orElseThrow()).isEqualTo(of(5).seeds(0.15).orElseThrow());
    int seeds = of(5).seeds(0.15).orElseThrow();
    assertThat(power.of(0.15, seeds)).isGreaterThanOrEqualTo(0.8);
    assertThat(power.of(0.15, seeds - 1)).isLessThan(0.8);
  }

  @Test
  void whereNoNumberOfSeedsIsEnoughMoreImagesAre() {
    Sensitivity few = of(5);
    assertThat(few.seeds(0.01)).isEmpty();
    Sensitivity many = new Sensitivity((int) few.images(0.01), 30, 1, 1, few.ratio());
    assertThat(many.smallest().orElseThrow()).isCloseTo(0.01, within(1e-4));
  }

  @Test
  void seedsThatShareTheirImagesShowLessThanTheirImagesAllow() {
    Sensitivity shared = new Sensitivity(5_000, 3, 1, 9, 0);
    assertThat(shared.smallest().orElseThrow()).isBetween(0.01, 0.02);
    assertThat(shared.seeds(0.002)).isEmpty();
    assertThat(shared.images(0.01)).isBetween(5_000L, 10_000L);
  }

  @Test
  void moreVariantsHaveALuckierBest() {
    assertThat(new Sensitivity(200, 3, 1, 20, 0.2).luck())
        .isGreaterThan(new Sensitivity(200, 3, 1, 5, 0.2).luck());
    assertThat(new Sensitivity(20_000, 3, 1, 20, 0.2).luck())
        .isCloseTo(new Sensitivity(200, 3, 1, 20, 0.2).luck() / 10, within(1e-9));
  }

  @Test
  void whatARunHasMeasuredTakesThePlaceOfWhatIsTakenForGranted() {
    Precision narrow = new CorrectedResampledT(0.25).precision(0.01);
    Sensitivity measured = of(5).measured(Optional.of(narrow));
    assertThat(measured.spread()).isEqualTo(0.01);
    assertThat(measured.smallest()).hasValue(new Power(narrow, 0.05).detectable(5));
    assertThat(of(5).measured(Optional.empty())).isEqualTo(of(5));
  }

  @Test
  void foldsComeSeedBySeed() {
    Sensitivity folds =
        Sensitivity.of(TinyStudy.inFolds(TinyStudy.study(2), 5), TinyStudy.INFO).orElseThrow();
    assertThat(folds.repetitions()).isEqualTo(10);
    assertThat(folds.folds()).isEqualTo(5);
    assertThat(folds.ratio()).isEqualTo(0.25);
    int seeds = folds.seeds(0.15).orElseThrow();
    assertThat(new Sensitivity(20, 5 * seeds, 5, 1, 0.25).smallest().orElseThrow())
        .isLessThanOrEqualTo(0.15);
  }

  @Test
  void foldsCountEachImageOnce() {
    Sensitivity one = new Sensitivity(200, 5, 5, 1, 0.25);
    Sensitivity split = new Sensitivity(200, 5, 1, 1, 0.25);
    assertThat(one.smallest().orElseThrow()).isLessThan(split.smallest().orElseThrow());
    // Further divisions of the same images only tell better how much folds differ.
    Sensitivity four = new Sensitivity(200, 20, 5, 1, 0.25);
    assertThat(four.smallest().orElseThrow())
        .isBetween(0.6 * one.smallest().orElseThrow(), one.smallest().orElseThrow());
  }
}
