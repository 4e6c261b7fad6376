package regulus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import regulus.statistics.PairedTest.Evidence;

final class SplitsAndImagesTest {
  private static final SplitsAndImages TEST = new SplitsAndImages(0.25);
  private static final Comparison.Subject SUBJECT =
      new Comparison.Subject(
          "a", "b", new Measure("val_accuracy", Measure.Better.HIGHER, Measure.Unit.POINTS));

  private static ImageScores scores(double[][] differences, int[][] numbers) {
    return new ImageScores(differences, Optional.of(numbers));
  }

  private static ImageScores apart(double[]... differences) {
    int[][] numbers = new int[differences.length][];
    for (int i = 0; i < numbers.length; i++) {
      int first = 100 * i;
      numbers[i] = IntStream.range(first, first + differences[i].length).toArray();
    }
    return scores(differences, numbers);
  }

  @Test
  void imagesOfAllSeedsCountAsSharedOnes() {
    double[][] differences = {{1, 0, 0, -1, 1}, {1, 0, 1, 0, 0}, {0, 0, 1, -1, 1}};
    int[] same = {7, 3, 4, 9, 1};
    assertThat(scores(differences, new int[][] {same, same, same}).overlappingVariance())
        .isCloseTo(new ImageScores(differences).sharedVariance(), within(1e-12));
  }

  @Test
  void imagesAreKnownByTheirNumbersNotByTheirOrder() {
    double[][] differences = {{1, 0, 0, -1}, {-1, 0, 0, 1}};
    int[] forwards = {1, 2, 3, 4};
    int[] backwards = {4, 3, 2, 1};
    double turned = scores(differences, new int[][] {forwards, backwards}).overlappingVariance();
    double straight = scores(differences, new int[][] {forwards, forwards}).overlappingVariance();
    assertThat(turned).isPositive();
    assertThat(straight).isCloseTo(-turned, within(1e-12));
    assertThat(apart(differences).overlappingVariance()).isZero();
  }

  @Test
  void seedsThatAgreeByChanceAreNoMoreCertainThanTheirImages() {
    double[] one = {1, 0, 0, 0, 1};
    double[] other = {0, 1, 0, 1, 0};
    Evidence evidence = TEST.test(apart(one, other)).orElseThrow();
    double own = Math.pow(Summary.of(one).sd(), 2) / 5;
    assertThat(evidence.estimate().standardError())
        .isCloseTo(Math.sqrt(own / 2 + 0.5 * 0.2 * own), within(1e-12));
    assertThat(evidence.estimate().degreesOfFreedom()).isCloseTo(1.44, within(1e-9));
  }

  @Test
  void whatSeedsAddCountsWhereItIsMoreThanTheirImagesMake() {
    double[] low = {0, 0.1, 0, 0.1, 0};
    double[] high = {1, 1.1, 1, 1.1, 1};
    Evidence evidence = TEST.test(apart(low, high)).orElseThrow();
    assertThat(evidence.estimate().standardError()).isCloseTo(0.5, within(0.001));
    assertThat(evidence.estimate().degreesOfFreedom()).isCloseTo(1, within(0.001));
  }

  @Test
  void furtherSeedsTakeTheirShareAwayButNotThatOfTheImages() {
    SplitsAndImages.Drawn precision = new SplitsAndImages.Drawn(3e-4, 1e-4, 2e-4);
    assertThat(precision.standardError(3)).isCloseTo(Math.sqrt(3e-4), within(1e-12));
    assertThat(precision.standardError(1_000_000)).isCloseTo(Math.sqrt(2e-4), within(1e-6));
    assertThat(precision.information(20)).isGreaterThan(precision.information(5));
    assertThat(precision.spread()).isCloseTo(Math.sqrt(5e-4), within(1e-12));
    SplitsAndImages.Drawn foreseen = TEST.precision(0.02, 0.5);
    assertThat(foreseen.standardError(1)).isCloseTo(0.02 * Math.sqrt(1.1), within(1e-12));
    assertThat(foreseen.standardError(1_000_000)).isCloseTo(0.02 * Math.sqrt(0.2), within(1e-6));
  }

  @Test
  void decidesNothingWhereNothingVariesOrImagesAreUnknown() {
    assertThat(TEST.test(apart(new double[] {1, 1}, new double[] {1, 1}))).isEmpty();
    assertThat(TEST.test(apart(new double[] {1, 0}))).isEmpty();
    assertThat(TEST.test(new Pairing(SUBJECT, new double[] {1, 2}, new double[] {0, 0}))).isEmpty();
    assertThatThrownBy(() -> TEST.test(new ImageScores(new double[][] {{1, 0}, {0, 1}})))
        .hasMessage("Invalid images: expected their numbers.");
    assertThatThrownBy(() -> new SplitsAndImages(-1))
        .hasMessage("Invalid ratio: expected a number of at least 0, received -1.0.");
    assertThatThrownBy(() -> scores(new double[][] {{1, 0}}, new int[][] {{1}}))
        .hasMessageContaining("expected as many numbers as differences of each seed, [2]");
  }

  @Test
  void onlyPairsWhoseImagesAreUnknownAreTestedByTheirFigures() {
    Pairing known =
        new Pairing(SUBJECT, new double[] {0.4, 0.4}, new double[2])
            .with(apart(new double[] {1, 0, 0, 0, 1}, new double[] {0, 1, 0, 1, 0}));
    Pairing unknown = new Pairing(SUBJECT, new double[] {0.4, 0.3}, new double[2]);
    PairedTest either = new ImagesIfKnown(TEST, new CorrectedResampledT(0.25));
    List<Comparison> both = Comparisons.of(List.of(known, unknown), either);
    assertThat(both)
        .extracting(Comparison::test)
        .containsExactly("splits-and-images", "corrected-resampled-t");
    assertThat(both.get(0).pValue())
        .isEqualTo(Comparisons.of(List.of(known), TEST).get(0).pValue());
    assertThat(both.get(0).pAdjusted().orElseThrow())
        .isGreaterThan(both.get(0).pValue().orElseThrow());
    assertThat(both.get(0).sentence()).contains("splits × images over 2 seeds");
    assertThat(both.get(1).sentence()).contains("corrected t over 2 seeds");
    Pairing single = new Pairing(SUBJECT, new double[] {0.4}, new double[1]);
    assertThat(Comparisons.of(List.of(single), either).get(0).test())
        .isEqualTo("splits-and-images");
  }
}
