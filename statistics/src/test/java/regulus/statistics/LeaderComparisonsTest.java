package regulus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import regulus.statistics.Comparison.Subject;
import regulus.statistics.Comparison.Verdict;
import regulus.statistics.LeaderComparisons.Field;
import regulus.statistics.LeaderComparisons.Rules;
import regulus.statistics.Leaders.Bond;
import regulus.statistics.Measure.Better;
import regulus.statistics.Measure.Unit;

final class LeaderComparisonsTest {
  private static final PairedTest TEST = new CorrectedResampledT(0.25);
  private static final Measure ACCURACY = new Measure("val_accuracy", Better.HIGHER, Unit.POINTS);
  private static final Rules PLAIN = new Rules(OptionalDouble.empty(), Optional.empty());

  /** By variant, the same five seeds. */
  private static final Map<String, double[]> FIGURES =
      Map.of(
          "base", new double[] {0.800, 0.803, 0.799, 0.801, 0.797},
          "a", new double[] {0.851, 0.849, 0.853, 0.847, 0.850},
          "b", new double[] {0.849, 0.851, 0.849, 0.850, 0.848},
          "c", new double[] {0.848, 0.850, 0.851, 0.845, 0.852},
          "d", new double[] {0.700, 0.701, 0.703, 0.698, 0.699});

  private static Pairing pairing(String variant, String baseline) {
    return pairing(variant, baseline, 5);
  }

  private static Pairing pairing(String variant, String baseline, int seeds) {
    return new Pairing(
        new Subject(variant, baseline, ACCURACY), first(variant, seeds), first(baseline, seeds));
  }

  private static double[] first(String name, int seeds) {
    return Arrays.copyOf(FIGURES.getOrDefault(name, new double[0]), seeds);
  }

  private static List<Comparison> withBase(String... variants) {
    return Comparisons.of(Arrays.stream(variants).map(it -> pairing(it, "base")).toList(), TEST);
  }

  private static Leaders leaders(List<String> order, List<Comparison> planned, Rules rules) {
    Field field = new Field(order, planned, LeaderComparisonsTest::pairing);
    return LeaderComparisons.of(field, TEST, rules).orElseThrow();
  }

  private static Leaders five() {
    return leaders(List.of("a", "b", "c", "base", "d"), withBase("a", "b", "c", "d"), PLAIN);
  }

  @Test
  void whatCannotBeToldApartIsNamedInOneSentence() {
    assertThat(five().names()).containsExactly("a", "b", "c");
    assertThat(five().bond()).isEqualTo(Bond.TOGETHER);
    assertThat(five().sentence())
        .isEqualTo(
            "a, b and c cannot be told apart by this study: c, the last of them, is 0.1 points"
                + " behind, which 5 seeds do not show.");
  }

  @Test
  void howFarBehindTheyAreIsSaidWhereThereAreTooFewSeeds() {
    Map<String, double[]> figures =
        Map.of(
            "a", new double[] {0.90, 0.93},
            "b", new double[] {0.89, 0.93},
            "c", new double[] {0.30, 0.55});
    Field field =
        new Field(
            List.of("a", "b", "c"),
            List.of(),
            (one, other) ->
                new Pairing(
                    new Subject(one, other, ACCURACY),
                    figures.getOrDefault(one, new double[0]),
                    figures.getOrDefault(other, new double[0])));
    assertThat(LeaderComparisons.of(field, TEST, PLAIN).orElseThrow().sentence())
        .isEqualTo(
            "a, b and c cannot be told apart by this study: c, the last of them, is 49.0 points"
                + " behind, which 2 seeds are too few to show.");
  }

  @Test
  void theBestIsComparedWithEachThatIsNotItsBase() {
    assertThat(five().comparisons())
        .extracting(Comparison::variant, Comparison::baseline, Comparison::verdict)
        .containsExactly(
            tuple("a", "b", Verdict.UNDECIDED),
            tuple("a", "c", Verdict.UNDECIDED),
            tuple("a", "d", Verdict.BETTER));
  }

  @Test
  void pIsCorrectedForEveryPairThatMightHaveStoodThere() {
    // Six pairs of a, b, c and d.
    assertThat(five().counted()).isEqualTo(6);
    assertThat(five().correction()).contains("all 6 comparisons between variants");
    double[] all =
        new double[] {p("a", "b"), p("a", "c"), p("a", "d"), p("b", "c"), p("b", "d"), p("c", "d")};
    double[] adjusted = Holm.adjust(all);
    for (int i = 0; i < 3; i++) {
      assertThat(five().comparisons().get(i).pAdjusted().orElseThrow())
          .isCloseTo(adjusted[i], within(1e-12));
    }
  }

  private static double p(String variant, String baseline) {
    return TEST.test(pairing(variant, baseline)).orElseThrow().estimate().pValue();
  }

  @Test
  void aBaseLeadsAsItsComparisonsSay() {
    Leaders leaders = leaders(List.of("base", "d", "again"), planned(), PLAIN);
    assertThat(leaders.names()).containsExactly("base", "again");
    assertThat(leaders.sentence())
        .isEqualTo(
            "The base and again cannot be told apart by this study: again is 0.1 points behind,"
                + " which 5 seeds do not show.");
    // d and again are the only pair of two variants.
    assertThat(leaders.counted()).isEqualTo(1);
    assertThat(leaders.comparisons()).isEmpty();
  }

  private static List<Comparison> planned() {
    Pairing again =
        new Pairing(new Subject("again", "base", ACCURACY), first("c", 5), first("a", 5));
    return Comparisons.of(List.of(pairing("d", "base"), again), TEST);
  }

  @Test
  void whoIsBetterThanEveryOtherLeadsAlone() {
    Leaders leaders = leaders(List.of("a", "base", "d"), withBase("a", "d"), PLAIN);
    assertThat(leaders.bond()).isEqualTo(Bond.ALONE);
    assertThat(leaders.sentence())
        .isEqualTo("a is better than every other variant that was compared with it.");
  }

  @Test
  void aMarginSaysThatTheyAreEquivalent() {
    Rules rules = new Rules(OptionalDouble.of(0.02), Optional.empty());
    Leaders leaders = leaders(List.of("a", "b", "c", "base"), withBase("a", "b", "c"), rules);
    assertThat(leaders.bond()).isEqualTo(Bond.EQUIVALENT);
    assertThat(leaders.sentence()).isEqualTo("a, b and c are equivalent within 2.0 points.");
  }

  @Test
  void leadersThatDifferAmongThemselvesAreShown() {
    // Against a, whose seeds go up and down, neither is decided; b and c run side by side.
    Map<String, double[]> figures =
        Map.of(
            "a", new double[] {0.90, 0.70, 0.93, 0.68, 0.92},
            "b", new double[] {0.82, 0.83, 0.81, 0.82, 0.83},
            "c", new double[] {0.80, 0.81, 0.79, 0.801, 0.81});
    Field field =
        new Field(
            List.of("a", "b", "c"),
            List.of(),
            (one, other) ->
                new Pairing(
                    new Subject(one, other, ACCURACY),
                    figures.getOrDefault(one, new double[0]),
                    figures.getOrDefault(other, new double[0])));
    Leaders leaders = LeaderComparisons.of(field, TEST, PLAIN).orElseThrow();
    assertThat(leaders.sentence())
        .isEqualTo(
            "a leads; b and c cannot be told apart from it by this study: c, the last of them, is"
                + " 2.4 points behind, which 5 seeds do not show.");
    assertThat(leaders.comparisons()).hasSize(3);
    assertThat(leaders.comparisons().get(2).sentence()).startsWith("b is better than c by 2.0");
  }

  @Test
  void manyAreCounted() {
    List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    Leaders many = new Leaders(names, Bond.TOGETHER, List.of(), 45);
    assertThat(many.sentence())
        .isEqualTo("a, b, c, d, e, f, g and 3 more cannot be told apart by this study.");
  }

  @Test
  void nothingIsSaidWithoutAPairThatIsNotPlanned() {
    Field two = new Field(List.of("a", "base"), withBase("a"), LeaderComparisonsTest::pairing);
    assertThat(LeaderComparisons.of(two, TEST, PLAIN)).isEmpty();
    Field once = new Field(List.of("a", "b"), List.of(), (one, other) -> pairing(one, other, 1));
    assertThat(LeaderComparisons.of(once, TEST, PLAIN)).isEmpty();
  }

  @Test
  void aPairIsJudgedAtTheLastLookThatBothLivedToSee() {
    Rules looks = new Rules(OptionalDouble.empty(), Optional.of(new Looks(List.of(3, 5, 10))));
    Field field =
        new Field(
            List.of("a", "b", "d"),
            List.of(),
            (one, other) -> pairing(one, other, other.equals("d") ? 3 : 5));
    Leaders leaders = LeaderComparisons.of(field, TEST, looks).orElseThrow();
    GroupSequential plan =
        GroupSequential.of(
            new Looks(List.of(3, 5, 10)),
            1,
            new CorrectedResampledT(0.25).precision(1),
            SequentialComparisons.SHAPE);
    Comparison b = leaders.comparisons().get(0);
    assertThat(b.looked().orElseThrow().number()).isEqualTo(2);
    assertThat(b.n()).isEqualTo(5);
    assertThat(b.pAdjusted().orElseThrow())
        .isCloseTo(Math.min(1, plan.adjusted(1, p("a", "b"))), within(1e-9));
    Comparison d = leaders.comparisons().get(1);
    assertThat(d.looked().orElseThrow().number()).isEqualTo(1);
    assertThat(d.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(d.pAdjusted().orElseThrow())
        .isGreaterThan(TEST.test(pairing("a", "d", 3)).orElseThrow().estimate().pValue());
  }
}
