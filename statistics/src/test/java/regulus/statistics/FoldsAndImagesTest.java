package regulus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import regulus.statistics.PairedTest.Evidence;

final class FoldsAndImagesTest {
  private static final FoldsAndImages TWO = new FoldsAndImages(2);

  @Test
  void foldsThatAgreeByChanceAreNoMoreCertainThanTheirImages() {
    double[][] same = {{1, 0}, {0, 1}};
    assertThat(TWO.test(new ImageScores(same))).isPresent();
    double[][] nearly = {{1, 0, 0, 0}, {0, 1, 0.001, 0}};
    Evidence evidence = TWO.test(new ImageScores(nearly)).orElseThrow();
    double images = 1.25 * (Summary.of(nearly[0]).sd() * Summary.of(nearly[0]).sd() / 4);
    assertThat(evidence.estimate().standardError()).isCloseTo(Math.sqrt(images / 2), within(1e-4));
    assertThat(evidence.estimate().degreesOfFreedom()).isEqualTo(1.25 * 1.25);
  }

  @Test
  void foldsThatDifferMoreThanTheirImagesAreTheirOwnMeasure() {
    double[][] apart = {{1, 1, 1, 0.9}, {0, 0, 0.1, 0}};
    Evidence evidence = TWO.test(new ImageScores(apart)).orElseThrow();
    assertThat(evidence.estimate().degreesOfFreedom()).isEqualTo(1);
    assertThat(evidence.estimate().pValue())
        .isCloseTo(
            CorrectedResampledT.plain().test(0.975, 0.025).orElseThrow().estimate().pValue(),
            within(1e-12));
  }

  @Test
  void furtherDivisionsCountNoImageTwice() {
    FoldsAndImages.Divided precision = new FoldsAndImages.Divided(4e-4, 1e-4, 5);
    assertThat(precision.standardError(20)).isEqualTo(precision.standardError(5));
    assertThat(precision.standardError(3)).isGreaterThan(precision.standardError(5));
    assertThat(precision.degreesOfFreedom(20)).isEqualTo(19);
    assertThat(precision.information(20)).isGreaterThan(precision.information(5));
  }

  @Test
  void decidesNothingWhereNothingVariesOrImagesAreUnknown() {
    assertThat(TWO.test(new ImageScores(new double[][] {{1, 1}, {1, 1}}))).isEmpty();
    assertThat(TWO.test(new ImageScores(new double[][] {{1, 0}}))).isEmpty();
    var subject =
        new Comparison.Subject(
            "a", "b", new Measure("val_accuracy", Measure.Better.HIGHER, Measure.Unit.POINTS));
    assertThat(TWO.test(new Pairing(subject, new double[] {1, 2}, new double[] {0, 0}))).isEmpty();
    assertThatThrownBy(() -> new FoldsAndImages(1))
        .hasMessage("Invalid folds: expected a whole number of at least 2, received 1.");
  }

  @Test
  void pseudoValuesOfAMeanAreItsValues() {
    double[] values = {0.2, 0.9, 0.4, 0.1};
    double all = Resampled.mean(values);
    double[] without = Arrays.stream(values).map(value -> (4 * all - value) / 3).toArray();
    assertThat(Jackknife.pseudoValues(all, without)).containsExactly(values, within(1e-12));
    assertThatThrownBy(() -> Jackknife.pseudoValues(1, 1))
        .hasMessage("Invalid images: expected at least 2, received 1.");
  }
}
