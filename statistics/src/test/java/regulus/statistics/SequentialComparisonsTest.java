package regulus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import regulus.statistics.Comparison.Subject;
import regulus.statistics.Comparison.Verdict;
import regulus.statistics.Measure.Better;
import regulus.statistics.Measure.Unit;

final class SequentialComparisonsTest {
  private static final PairedTest TEST = new CorrectedResampledT(0.25);
  private static final Looks LOOKS = new Looks(List.of(5, 10));
  private static final double[] CLEAR = {0.03, 0.031, 0.032, 0.029, 0.03};
  private static final double[] UNCLEAR = {0.03, -0.03, 0.02, -0.01, 0.02};
  private static final double[] SMALL = {0.001, -0.001, 0.0005, 0.001, -0.0005};

  private static Pairing pairing(String name, double[] once, int times) {
    double[] differences =
        IntStream.range(0, once.length * times).mapToDouble(i -> once[i % once.length]).toArray();
    return new Pairing(
        new Subject(name, "base", new Measure("val_accuracy", Better.HIGHER, Unit.POINTS)),
        differences,
        new double[differences.length]);
  }

  private static SequentialComparisons before() {
    return SequentialComparisons.before(LOOKS, OptionalDouble.empty());
  }

  private static GroupSequential plan() {
    return GroupSequential.of(
        LOOKS, 1, new CorrectedResampledT(0.25).precision(1), SequentialComparisons.SHAPE);
  }

  @Test
  void oneLookIsNoDifferentFromAPlainComparison() {
    List<Pairing> pairings = List.of(pairing("a", CLEAR, 1), pairing("b", UNCLEAR, 1));
    List<Comparison> plain = Comparisons.of(pairings, TEST);
    List<Comparison> once =
        SequentialComparisons.before(new Looks(List.of(5)), OptionalDouble.empty())
            .next(pairings, TEST)
            .comparisons();
    assertThat(once)
        .extracting(Comparison::verdict)
        .containsExactly(Verdict.BETTER, Verdict.UNDECIDED);
    for (int i = 0; i < 2; i++) {
      assertThat(once.get(i).pAdjusted().orElseThrow())
          .isCloseTo(plain.get(i).pAdjusted().orElseThrow(), within(1e-12));
      assertThat(once.get(i).ci95().orElseThrow().low())
          .isCloseTo(plain.get(i).ci95().orElseThrow().low(), within(1e-12));
    }
  }

  @Test
  void pCountsAllPlannedLooksAndTheOpenComparisons() {
    Comparison first =
        before()
            .next(List.of(pairing("a", CLEAR, 1), pairing("b", UNCLEAR, 1)), TEST)
            .comparisons()
            .get(1);
    double p = first.pValue().orElseThrow();
    assertThat(first.pAdjusted().orElseThrow()).isCloseTo(plan().adjusted(0, p), within(1e-12));
    Comparison alone = before().next(List.of(pairing("b", UNCLEAR, 1)), TEST).comparisons().get(0);
    assertThat(alone.looked().orElseThrow().level())
        .isCloseTo(plan().level(0, 0.05), within(1e-12));
    Comparison two =
        before()
            .next(List.of(pairing("a", UNCLEAR, 1), pairing("b", UNCLEAR, 1)), TEST)
            .comparisons()
            .get(0);
    assertThat(two.looked().orElseThrow().level()).isCloseTo(plan().level(0, 0.025), within(1e-12));
    assertThat(two.pAdjusted().orElseThrow())
        .isCloseTo(Math.min(1, 2 * plan().adjusted(0, p)), within(1e-12));
  }

  @Test
  void aVerdictStaysAndFreesTheOthersFromItsShare() {
    SequentialComparisons first =
        before().next(List.of(pairing("a", CLEAR, 1), pairing("b", UNCLEAR, 1)), TEST);
    SequentialComparisons second =
        first.next(List.of(pairing("a", UNCLEAR, 2), pairing("b", UNCLEAR, 2)), TEST);
    assertThat(second.made()).isEqualTo(2);
    assertThat(second.comparisons().get(0)).isSameAs(first.comparisons().get(0));
    Comparison open = second.comparisons().get(1);
    assertThat(open.n()).isEqualTo(10);
    assertThat(open.looked().orElseThrow().level())
        .as("tested alone, since the other one is decided")
        .isCloseTo(plan().level(1, 0.05), within(1e-12));
    assertThat(first.comparisons().get(1).outlook()).as("more seeds come anyway").isEmpty();
    assertThat(open.outlook()).as("after the last look").isPresent();
    assertThat(open.sentence()).contains("; even a new study of 30 seeds would only show");
  }

  @Test
  void whatIsTheSameInEverySeedGetsNoMoreOfThem() {
    double[] same = {0, 0, 0, 0, 0};
    Comparison alike = before().next(List.of(pairing("a", same, 1)), TEST).comparisons().get(0);
    assertThat(alike.word()).isEqualTo("the same in each of 5 seeds");
    assertThat(SequentialComparisons.isOpen(alike)).isFalse();
    double[] tied = {0, 0};
    Pairing two = pairing("a", tied, 1);
    Comparison maybe = Comparisons.of(List.of(two), TEST).get(0);
    assertThat(SequentialComparisons.isOpen(maybe)).as("a tie of two may be chance").isTrue();
    ImageScores nothing = new ImageScores(new double[2][30]);
    Comparison known =
        Comparisons.of(List.of(two.with(nothing)), new MultiReaderMultiCase()).get(0);
    assertThat(SequentialComparisons.isOpen(known)).isFalse();
    assertThat(known.sentence())
        .isEqualTo(
            "a and the base have the same val_accuracy in each of 2 seeds, on every single image:"
                + " no difference to test.");
  }

  @Test
  void theIntervalLeavesZeroOutJustWherePIsBelowTheLevel() {
    for (double shift = 0; shift < 0.05; shift += 0.0025) {
      double by = shift;
      double[] moved = Arrays.stream(UNCLEAR).map(it -> it + by).toArray();
      Comparison alone = before().next(List.of(pairing("a", moved, 1)), TEST).comparisons().get(0);
      assertThat(!alone.ci95().orElseThrow().contains(0))
          .isEqualTo(alone.pValue().orElseThrow() < alone.looked().orElseThrow().level())
          .isEqualTo(alone.verdict() != Verdict.UNDECIDED);
    }
  }

  @Test
  void whatIsSmallerThanMattersIsEquivalentAtAnyLook() {
    SequentialComparisons before = SequentialComparisons.before(LOOKS, OptionalDouble.of(0.005));
    Comparison small = before.next(List.of(pairing("a", SMALL, 1)), TEST).comparisons().get(0);
    assertThat(small.verdict()).isEqualTo(Verdict.EQUIVALENT);
    double p = small.equivalence().orElseThrow().pValue();
    assertThat(small.equivalence().orElseThrow().pAdjusted())
        .isCloseTo(plan().adjustedOneSided(0, p), within(1e-12))
        .isGreaterThan(p);
  }

  @Test
  void whatCannotBeTestedYetCountsAmongThoseThatAreCorrected() {
    double[] same = {0, 0, 0, 0, 0};
    List<Comparison> said =
        before().next(List.of(pairing("a", UNCLEAR, 1), pairing("b", same, 1)), TEST).comparisons();
    assertThat(said.get(1).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(said.get(1).significance()).isEmpty();
    assertThat(said.get(0).looked().orElseThrow().level())
        .isCloseTo(plan().level(0, 0.025), within(1e-12));
  }

  @Test
  void looksAreFewAndEverFartherApart() {
    assertThat(Looks.between(5, 20).seeds()).containsExactly(5, 7, 10, 14, 20);
    assertThat(Looks.between(3, 20).seeds()).containsExactly(3, 5, 8, 12, 20);
    assertThat(Looks.between(3, 4).seeds()).containsExactly(3, 4);
    assertThat(Looks.between(4, 4).seeds()).containsExactly(4);
    assertThatThrownBy(() -> Looks.between(5, 4)).hasMessageContaining("received 5 and 4");
    assertThatThrownBy(() -> new Looks(List.of(3, 3))).hasMessageContaining("ascending");
  }

  @Test
  void pococksLevelIsTheSameAtEveryLook() {
    // 2.413 for five looks evenly apart: Pocock 1977, table 1.
    GroupSequential plan =
        new GroupSequential(List.of(1.0, 2.0, 3.0, 4.0, 5.0), GroupSequential.POCOCK);
    double level = plan.level(0, 0.05);
    assertThat(level).isCloseTo(0.0158, within(5e-5));
    assertThat(plan.level(4, 0.05)).isCloseTo(level, within(1e-9));
  }
}
